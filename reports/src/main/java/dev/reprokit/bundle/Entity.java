package dev.reprokit.bundle;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A thing that an RO-Crate describes, with its properties in the order in which they were set. */
final class Entity {
    private final String id;
    private final Map<String, Object> properties = new LinkedHashMap<>();

    /**
     * Creates an entity without properties.
     *
     * @param id its identifier: see {@link Iri}
     * @param types its types, names of schema.org's and RO-Crate's vocabularies
     */
    Entity(String id, String... types) {
        this.id = id;
        properties.put("@id", id);
        properties.put("@type", oneOrMore(List.of(types)));
    }

    String id() {
        return id;
    }

    /** Sets a text; null leaves the property out. */
    Entity set(String property, @Nullable String text) {
        if (text != null) {
            properties.put(property, text);
        }
        return this;
    }

    /** Refers to other entities by their identifiers; none leave the property out. */
    Entity refer(String property, Collection<String> ids) {
        if (!ids.isEmpty()) {
            properties.put(
                    property,
                    oneOrMore(ids.stream().distinct().map(other -> Map.of("@id", other)).toList()));
        }
        return this;
    }

    /** Says of an action whether it did what it should. */
    Entity ended(boolean completed) {
        String status = completed ? "CompletedActionStatus" : "FailedActionStatus";
        return refer("actionStatus", List.of("http://schema.org/" + status));
    }

    /** {@return the entity as JSON-LD} */
    Map<String, Object> properties() {
        return properties;
    }

    /** Unpacks a list of one, as RO-Crate asks for. */
    private static Object oneOrMore(List<?> values) {
        return values.size() == 1 ? values.get(0) : values;
    }
}
