package dev.reprokit.bundle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The things that an RO-Crate describes, each once, in the order in which they were added. */
final class Entities {
    private final Map<String, Entity> byId = new LinkedHashMap<>();

    /**
     * Adds an entity; one whose identifier is there already describes the same thing, and stays.
     *
     * @return its identifier
     */
    String add(Entity entity) {
        byId.putIfAbsent(entity.id(), entity);
        return entity.id();
    }

    /** {@return all entities as JSON-LD} */
    List<Map<String, Object>> graph() {
        return byId.values().stream().map(Entity::properties).toList();
    }
}
