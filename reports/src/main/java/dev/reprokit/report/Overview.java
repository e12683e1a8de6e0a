package dev.reprokit.report;

import dev.reprokit.record.verdict.Verdict;

import java.util.Arrays;
import java.util.List;

/**
 * The first sentences of the index page. It is public because the template engine reads only public
 * classes.
 *
 * @param results a sentence with the number of experiments whose claims are all reproduced
 * @param others the other experiments, by verdict
 * @param claims a sentence with the number of claims per verdict
 */
public record Overview(String results, List<Group> others, String claims) {

    /**
     * The experiments with one verdict.
     *
     * @param words the verdict in words
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
                "%s of %s %s reproduced%s"
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
