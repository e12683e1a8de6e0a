package dev.reprokit.report;

import dev.reprokit.record.verdict.Verdict;

import java.util.Arrays;
import java.util.List;

/**
 * What the index says first. It is public because the template engine reads only public classes.
 *
 * @param results how many experiments came out as published
 * @param others those that did not, by verdict
 * @param claims the same, claim by claim
 */
public record Overview(String results, List<Group> others, String claims) {

    /**
     * Experiments with one verdict.
     *
     * @param words the verdict
     * @param rows the experiments
     */
    public record Group(String words, List<View.Row> rows) {}

    static Overview of(List<View.Row> rows, String claims) {
        if (rows.isEmpty()) {
            return new Overview("Nothing was reproduced yet.", List.of(), claims);
        }
        long reproduced = rows.stream().filter(row -> row.outcome() == Verdict.REPRODUCED).count();
        List<Group> others =
                Arrays.stream(Verdict.values())
                        .filter(verdict -> verdict != Verdict.REPRODUCED)
                        .map(verdict -> new Group(verdict.words(), with(verdict, rows)))
                        .filter(group -> !group.rows().isEmpty())
                        .toList();
        return new Overview(
                "%d of %d %s reproduced%s"
                        .formatted(
                                reproduced,
                                rows.size(),
                                rows.size() == 1 ? "result" : "results",
                                others.isEmpty() ? "." : ";"),
                others,
                claims);
    }

    private static List<View.Row> with(Verdict verdict, List<View.Row> rows) {
        return rows.stream().filter(row -> row.outcome() == verdict).toList();
    }
}
