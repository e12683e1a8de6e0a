package dev.reprokit.report;

import dev.reprokit.baseline.ImageFlips;
import dev.reprokit.baseline.MetricComparison;
import dev.reprokit.internal.file.CsvFile;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Writes the values that a page shows to CSV files beside it. */
final class ChartFiles {
    /** The folder of the charts' files, relative to the experiment's folder. */
    static final String FOLDER = "charts";

    private ChartFiles() {}

    /**
     * Writes one file per chart, {@code claims.csv}, and if there is a baseline {@code
     * comparison.csv} and {@code flips.csv}. Files of older runs are deleted.
     *
     * @param accepted the reasons for accepting claims that are not reproduced, by their ids
     */
    static void write(
            Run run,
            List<Plot> plots,
            Map<String, String> accepted,
            List<MetricComparison> compared,
            List<ImageFlips> flips)
            throws IOException {
        ExperimentFolder folder = run.folder();
        if (Files.isDirectory(folder.charts())) {
            try (Stream<Path> old = Files.list(folder.charts())) {
                for (Path file : old.toList()) {
                    Files.delete(file);
                }
            }
        }
        for (Plot plot : plots) {
            write(folder.charts().resolve(name(plot)), plot.data());
        }
        write(folder.claims(), claims(run, accepted));
        writeUnless(compared.isEmpty(), folder.comparison(), comparison(compared));
        writeUnless(flips.isEmpty(), folder.flips(), flips(run, flips));
    }

    private static void writeUnless(boolean absent, Path file, List<List<String>> rows)
            throws IOException {
        if (absent) {
            Files.deleteIfExists(file);
        } else {
            write(file, rows);
        }
    }

    /**
     * Returns the name of a chart's file. Characters of the id that a file name may not have are
     * replaced; a hash then keeps the name unique.
     */
    static String name(Plot plot) {
        String plain = plot.id().replaceAll("[^A-Za-z0-9._-]", "-");
        return (plain.equals(plot.id())
                        ? plain
                        : plain + "-" + Integer.toHexString(plot.id().hashCode()))
                + ".csv";
    }

    private static List<List<String>> claims(Run run, Map<String, String> accepted) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        "id",
                        "sentence",
                        "source",
                        "verdict",
                        "published",
                        "research log",
                        "elsewhere",
                        "observed",
                        "unit",
                        "low",
                        "high",
                        "confidence",
                        "seeds",
                        "criteria",
                        "message",
                        "evidence",
                        "accepted",
                        "further run"));
        run.verdicts()
                .claims()
                .forEach(
                        claim ->
                                rows.add(
                                        Stream.of(
                                                        claim.id(),
                                                        claim.sentence(),
                                                        claim.source(),
                                                        claim.verdictInWords(),
                                                        claim.published(),
                                                        claim.log(),
                                                        claim.elsewhere(),
                                                        claim.observed(),
                                                        claim.unit(),
                                                        claim.low(),
                                                        claim.high(),
                                                        claim.confidence(),
                                                        claim.n(),
                                                        String.join("; ", claim.criteria()),
                                                        claim.message(),
                                                        claim.evidence(),
                                                        accepted.get(claim.id()),
                                                        claim.furtherRun())
                                                .map(cell -> Objects.toString(cell, ""))
                                                .toList()));
        return rows;
    }

    private static List<List<String>> comparison(List<MetricComparison> compared) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        "condition",
                        "metric",
                        "baseline",
                        "this run",
                        "difference",
                        "tolerance",
                        "noticeable",
                        "seeds",
                        "p",
                        "outcome"));
        compared.forEach(
                metric ->
                        rows.add(
                                Stream.of(
                                                metric.condition(),
                                                metric.value(),
                                                metric.before(),
                                                metric.now(),
                                                metric.difference(),
                                                metric.tolerance(),
                                                metric.noticeable(),
                                                metric.seeds(),
                                                metric.p(),
                                                metric.outcome().words())
                                        .map(cell -> Objects.toString(cell, ""))
                                        .toList()));
        return rows;
    }

    private static List<List<String>> flips(Run run, List<ImageFlips> flips) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("condition", "image", "class", "direction"));
        for (ImageFlips condition : flips) {
            condition.lost().forEach(image -> rows.add(flip(run, condition, image, "lost")));
            condition.won().forEach(image -> rows.add(flip(run, condition, image, "won")));
        }
        return rows;
    }

    private static List<String> flip(Run run, ImageFlips flips, int image, String direction) {
        return List.of(
                flips.condition(),
                String.valueOf(image),
                String.valueOf(run.testImages().classes().get(image)),
                direction);
    }

    /** Writes a table whose first row is its header, for programs and for spreadsheets. */
    private static void write(Path file, List<List<String>> rows) throws IOException {
        CsvFile.write(
                file,
                rows.get(0),
                printer -> {
                    for (List<String> row : rows.subList(1, rows.size())) {
                        printer.printRecord(row.stream().map(SpreadsheetCell::of));
                    }
                });
    }
}
