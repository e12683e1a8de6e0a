package dev.reprokit.internal.definition;

import dev.reprokit.internal.text.Spelling;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with a file, so that all of it is told at once. */
final class Faults {
    private record Fault(int line, int column, String sentence) {
        static Fault at(Optional<Mark> mark, String sentence) {
            return new Fault(
                    mark.map(Mark::getLine).orElse(0) + 1,
                    mark.map(Mark::getColumn).orElse(0) + 1,
                    sentence);
        }

        String in(String file) {
            return "%s:%s:%s: %s".formatted(file, line, column, sentence);
        }
    }

    private final String file;
    private final List<Fault> faults = new ArrayList<>();

    Faults(String file) {
        this.file = file;
    }

    /** Adds a fault at the beginning of a node. */
    void add(Node node, String sentence) {
        add(node.getStartMark(), sentence);
    }

    /** Adds a fault at a mark; at the beginning of the file if there is none. */
    void add(Optional<Mark> mark, String sentence) {
        faults.add(Fault.at(mark, sentence));
    }

    /** Adds the fault that a word is none of those that are known, with the nearest of them. */
    void unknown(Node node, String kind, String word, Collection<String> known) {
        add(
                node,
                "there is no %s '%s'%s; there %s %s"
                        .formatted(
                                kind,
                                word,
                                Spelling.didYouMean(word, known),
                                known.size() == 1 ? "is" : "are",
                                known.isEmpty() ? "none" : String.join(", ", known)));
    }

    /** {@return a fault that matters only if the words at a node are needed, with its place} */
    String told(Node node, String sentence) {
        return Fault.at(node.getStartMark(), sentence).in(file);
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    /**
     * Throws all faults, in the order of the file.
     *
     * @throws DefinitionException if there is one
     */
    void rejectAny() throws DefinitionException {
        if (faults.isEmpty()) {
            return;
        }
        faults.sort(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column));
        throw new DefinitionException(
                String.join(
                        "\n", faults.stream().map(fault -> fault.in(file)).distinct().toList()));
    }
}
