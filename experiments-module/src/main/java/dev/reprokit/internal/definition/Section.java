package dev.reprokit.internal.definition;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A mapping of the file. Its keys are asked for one by one; one that nobody has asked for is a
 * fault. Whatever is wrong is collected, and reading goes on with a stand-in.
 */
final class Section {
    private final Node node;
    private final Faults faults;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    Section(Node node, String what, Faults faults) {
        this.node = node;
        this.faults = faults;
        if (!(node instanceof MappingNode mapping)) {
            faults.add(node, "expected %s as 'key: value' lines".formatted(what));
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            if (!(key instanceof ScalarNode word)) {
                faults.add(key, "expected a word as a key");
            } else if (values.put(word.getValue(), tuple.getValueNode()) != null) {
                faults.add(key, "'%s' is there twice".formatted(word.getValue()));
            } else {
                keys.put(word.getValue(), key);
            }
        }
    }

    /** {@return the keys, in the order of the file; all count as asked for} */
    Set<String> names() {
        asked.addAll(values.keySet());
        return values.keySet();
    }

    Node node() {
        return node;
    }

    /** {@return the node of a key that is there} */
    Node keyNode(String key) {
        return keys.getOrDefault(key, node);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Optional<Node> value(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key));
    }

    /** {@return the text of a key; a fault and an empty text if it is missing} */
    String required(String key) {
        return value(key)
                .map(value -> text(key, value))
                .orElseGet(
                        () -> {
                            faults.add(node, "'%s:' is missing here".formatted(key));
                            return "";
                        });
    }

    /** {@return the text of a key, or an empty one} */
    String text(String key) {
        return value(key).map(value -> text(key, value)).orElse("");
    }

    private String text(String key, Node value) {
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue().strip();
        }
        faults.add(value, "expected one value of '%s'".formatted(key));
        return "";
    }

    /** {@return a whole number, or the stand-in} */
    int whole(String key, int least, int standIn) {
        return value(key)
                .map(
                        value -> {
                            try {
                                int number = Integer.parseInt(text(key, value));
                                if (number >= least) {
                                    return number;
                                }
                            } catch (NumberFormatException e) {
                                // Told below.
                            }
                            faults.add(
                                    value,
                                    "'%s' takes a whole number from %s on, not '%s'"
                                            .formatted(key, least, text(key, value)));
                            return standIn;
                        })
                .orElse(standIn);
    }

    /** {@return a number; empty if the key is missing} */
    OptionalDouble number(String key) {
        return value(key).map(value -> number(key, value)).orElse(OptionalDouble.empty());
    }

    private OptionalDouble number(String key, Node value) {
        try {
            double number = Double.parseDouble(text(key, value));
            if (Double.isFinite(number)) {
                return OptionalDouble.of(number);
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        faults.add(value, "'%s' takes a number, not '%s'".formatted(key, text(key, value)));
        return OptionalDouble.of(0);
    }

    /** {@return two numbers in a list; null if the key is missing or has others} */
    double @Nullable [] pair(String key) {
        Node value = value(key).orElse(null);
        if (value == null) {
            return null;
        }
        if (value instanceof SequenceNode list && list.getValue().size() == 2) {
            double low = number(key, list.getValue().get(0)).orElse(0);
            double high = number(key, list.getValue().get(1)).orElse(0);
            if (low <= high) {
                return new double[] {low, high};
            }
        }
        faults.add(value, "'%s' takes two numbers, [LOW, HIGH]".formatted(key));
        return null;
    }

    /** {@return true or false; false if the key is missing} */
    boolean flag(String key) {
        return value(key)
                .map(
                        value -> {
                            String text = text(key, value);
                            if (!text.equals("true") && !text.equals("false")) {
                                faults.add(
                                        value,
                                        "'%s' takes true or false, not '%s'".formatted(key, text));
                            }
                            return text.equals("true");
                        })
                .orElse(false);
    }

    /**
     * {@return the words of a list; of a single value the words between its blanks. No shell reads
     * them: quotes in a single value are a fault}
     */
    List<String> words(String key) {
        Node value = value(key).orElse(null);
        if (value == null) {
            return List.of();
        }
        if (value instanceof SequenceNode list) {
            List<String> words = new ArrayList<>();
            for (Node word : list.getValue()) {
                words.add(text(key, word));
            }
            return words;
        }
        String line = text(key, value);
        if (line.matches(".*[\"'`\\\\|&;<>$].*")) {
            faults.add(
                    value,
                    "'%s' has a character that only a shell would read, and there is none: write a list of words, [python3, -c, \"...\"]"
                            .formatted(key));
        }
        return line.isEmpty() ? List.of() : List.of(line.split("\\s+"));
    }

    /** {@return the sentences of a list, or the one of a single value} */
    List<String> sentences(String key) {
        Node value = value(key).orElse(null);
        if (value instanceof SequenceNode list) {
            return list.getValue().stream().map(item -> text(key, item)).toList();
        }
        return value == null ? List.of() : List.of(text(key, value));
    }

    /** {@return the section of a key; an empty one if it is missing} */
    Optional<Section> section(String key, String what) {
        return value(key).map(value -> new Section(value, what, faults));
    }

    /** {@return the sections of a list; none if the key is missing} */
    List<Section> sections(String key, String what) {
        Node value = value(key).orElse(null);
        if (value == null) {
            return List.of();
        }
        if (value instanceof SequenceNode list) {
            return list.getValue().stream().map(item -> new Section(item, what, faults)).toList();
        }
        faults.add(value, "expected a list under '%s', an item per '-'".formatted(key));
        return List.of();
    }

    /** {@return values by key; none if the key is missing} */
    Map<String, String> texts(String key, String what) {
        Map<String, String> texts = new LinkedHashMap<>();
        section(key, what)
                .ifPresent(
                        section ->
                                section.names()
                                        .forEach(name -> texts.put(name, section.text(name))));
        return texts;
    }

    /** Adds a fault at a key. */
    void fault(String key, String sentence) {
        faults.add(values.getOrDefault(key, node), sentence);
    }

    /** Adds a fault for every key that nobody has asked for. */
    void end() {
        keys.forEach(
                (name, key) -> {
                    if (!asked.contains(name)) {
                        faults.unknown(key, "key", name, asked);
                    }
                });
    }
}
