package dev.reprokit.gate;

import dev.reprokit.manuscript.TextCheck;
import dev.reprokit.record.run.RunFolder;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a build passes, by the numbers that texts take from runs: each must exist, and be
 * the present one.
 *
 * @param checks the checks of the texts
 */
record TextGate(List<TextCheck> checks) {

    static TextGate of(RunFolder folder, List<Path> texts) {
        return new TextGate(texts.stream().map(text -> TextCheck.of(text, folder)).toList());
    }

    /** {@return all mistakes, a line each; empty if there are none} */
    Optional<String> failure() {
        List<String> mistakes =
                checks.stream().flatMap(check -> check.mistakes().stream()).toList();
        return mistakes.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s in a text's numbers:\n  %s"
                                .formatted(
                                        mistakes.size() == 1
                                                ? "1 mistake"
                                                : mistakes.size() + " mistakes",
                                        String.join("\n  ", mistakes)));
    }

    /** {@return a line for each text without mistakes} */
    List<String> lines() {
        return checks.stream()
                .filter(check -> check.mistakes().isEmpty())
                .map(TextCheck::inWords)
                .toList();
    }
}
