package dev.reprokit.report;

import dev.reprokit.internal.process.BenchmarkCsv;
import dev.reprokit.internal.process.BenchmarkFolder;
import dev.reprokit.internal.process.BenchmarkRow;
import dev.reprokit.internal.process.BenchmarkRow.Section;
import dev.reprokit.record.verdict.Verdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Made-up values of two networks on three layouts. */
final class SampleBenchmark {
    static final int LAYOUTS = 3;
    static final int NETWORKS = 2;

    private SampleBenchmark() {}

    /** Writes an experiment and a benchmark; the text is part of every name. */
    static BenchmarkFolder write(Path runFolder, String text) throws IOException {
        Path provenance = SampleRun.write(runFolder, "e", text, 4, Verdict.REPRODUCED).provenance();
        BenchmarkFolder folder = BenchmarkFolder.in(runFolder);
        Files.createDirectories(folder.path());
        Files.copy(provenance, folder.provenance());
        BenchmarkCsv.write(folder.measurements(), rows(text));
        return folder;
    }

    private static List<BenchmarkRow> rows(String text) {
        List<BenchmarkRow> rows = new ArrayList<>();
        for (String lrn : List.of("yes", "no")) {
            rows.add(row(Section.OPERATIONS, text, lrn, null, null, "training step", 270_802_176));
            for (int[] layout : new int[][] {{1, 1}, {2, 1}, {1, 2}}) {
                for (String metric : List.of("training", "training / matrix product")) {
                    rows.add(
                            row(
                                    Section.SPEED,
                                    text,
                                    lrn,
                                    layout[0],
                                    layout[1],
                                    metric,
                                    60.5 * layout[0] + layout[1]));
                }
            }
        }
        rows.add(BenchmarkRow.single(Section.OWN_COST, "fork" + text, 0.42, "s"));
        return rows;
    }

    private static BenchmarkRow row(
            Section section,
            String text,
            String lrn,
            Integer threads,
            Integer trials,
            String metric,
            double value) {
        return new BenchmarkRow(
                section,
                "alexnet" + text,
                lrn,
                threads,
                trials,
                metric,
                value,
                section == Section.SPEED ? value - 0.999999 : value,
                section == Section.SPEED ? value + 1 : value,
                "unit" + text);
    }
}
