package dev.reprokit.gate;

import dev.reprokit.baseline.Disagreements;
import dev.reprokit.internal.text.TextTable;
import dev.reprokit.internal.text.WrappedText;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdicts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Formats all verdicts as a table of aligned text. */
final class VerdictTable {
    private static final List<String> HEADER = List.of("claim", "expected", "observed", "verdict");
    private static final List<Integer> WIDEST = List.of(60, 40, 48, 32);

    private VerdictTable() {}

    /**
     * Formats verdicts.
     *
     * @param disagreements the claims whose refutation is accepted, which the table says
     * @return a header, then each claim, whose long cells go on in the lines below it
     */
    static List<String> of(List<Verdicts> experiments, Disagreements disagreements) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        for (Verdicts experiment : experiments) {
            for (Judgement claim : experiment.claims()) {
                String verdict = disagreements.verdict(experiment.experiment(), claim);
                rows.addAll(rows(experiment.experiment(), claim, verdict));
            }
        }
        return TextTable.of(rows);
    }

    private static List<List<String>> rows(String experiment, Judgement claim, String verdict) {
        List<String> cells =
                List.of(
                        "%s %s: %s".formatted(experiment, claim.id(), claim.sentence()),
                        claim.expectedInWords(),
                        claim.observedInWords(),
                        verdict);
        List<List<String>> wrapped =
                IntStream.range(0, cells.size())
                        .mapToObj(i -> WrappedText.of("", cells.get(i), WIDEST.get(i)))
                        .toList();
        int lines = wrapped.stream().mapToInt(List::size).max().orElseThrow();
        return IntStream.range(0, lines)
                .mapToObj(
                        line ->
                                wrapped.stream()
                                        .map(cell -> line < cell.size() ? cell.get(line) : "")
                                        .toList())
                .toList();
    }
}
