package dev.reprokit.gate;

import dev.reprokit.internal.text.TextTable;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdicts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Formats all verdicts as a table of aligned text. */
final class VerdictTable {
    private static final List<String> HEADER = List.of("claim", "expected", "observed", "verdict");
    private static final List<Integer> WIDEST = List.of(60, 40, 48, 16);

    private VerdictTable() {}

    /** {@return a header, then one line per claim; long cells are cut} */
    static List<String> of(List<Verdicts> experiments) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        for (Verdicts experiment : experiments) {
            experiment.claims().forEach(claim -> rows.add(row(experiment.experiment(), claim)));
        }
        return TextTable.of(rows);
    }

    private static List<String> row(String experiment, Judgement claim) {
        List<String> cells =
                List.of(
                        "%s %s: %s".formatted(experiment, claim.id(), claim.sentence()),
                        claim.expectedInWords(),
                        claim.observedInWords(),
                        claim.verdict().words());
        return IntStream.range(0, cells.size())
                .mapToObj(i -> cut(cells.get(i), WIDEST.get(i)))
                .toList();
    }

    private static String cut(String text, int widest) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= widest ? line : line.substring(0, widest - 1) + "…";
    }
}
