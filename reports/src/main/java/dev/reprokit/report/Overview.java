package dev.reprokit.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.reprokit.record.verdict.Verdicts;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The first sentences of the index page. It is public because the template engine reads only public
 * classes.
 *
 * @param headline the number of experiments that are reproduced and of claims that were asked, by
 *     scale
 * @param others the experiments that are not reproduced, by what decides
 * @param claims a sentence with the number of claims per verdict
 */
public record Overview(String headline, List<Group> others, String claims) {

    /**
     * Experiments of which the run says the same.
     *
     * @param label what it says
     * @param rows the experiments
     */
    public record Group(String label, List<View.Row> rows) {}

    /**
     * Sums up experiments.
     *
     * @param verdicts one element per experiment
     * @param rows their rows of the table
     * @param claims a sentence with the number of claims per verdict
     */
    static Overview of(List<Verdicts> verdicts, List<View.Row> rows, String claims) {
        if (rows.isEmpty()) {
            return new Overview("Nothing was reproduced yet.", List.of(), claims);
        }
        SortedMap<Standing.Kind, Map<String, List<View.Row>>> others =
                rows.stream()
                        .filter(row -> row.standing().kind() != Standing.Kind.REPRODUCED)
                        .collect(
                                groupingBy(
                                        row -> row.standing().kind(),
                                        TreeMap::new,
                                        groupingBy(
                                                row -> row.standing().label(),
                                                TreeMap::new,
                                                toList())));
        return new Overview(
                Headline.counts(verdicts),
                others.values().stream()
                        .flatMap(labels -> labels.entrySet().stream())
                        .map(label -> new Group(label.getKey(), label.getValue()))
                        .toList(),
                claims);
    }
}
