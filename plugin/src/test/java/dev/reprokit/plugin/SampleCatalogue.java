package dev.reprokit.plugin;

import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.plugin.fork.ExperimentClassPath;
import dev.reprokit.plugin.parameter.Settings;
import dev.reprokit.plugin.project.ForkedJava;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.CachePolicy;
import dev.reprokit.record.run.Look;
import dev.reprokit.record.run.Numerics;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Seeds;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Settings, plans and judgements for tests. */
public final class SampleCatalogue {
    private SampleCatalogue() {}

    public static Settings settings(
            Path outputDirectory, Duration timeout, String... jvmArguments) {
        return settings(outputDirectory, timeout, null, jvmArguments);
    }

    static Settings settings(
            Path outputDirectory, Duration timeout, Path imported, String... jvmArguments) {
        return new Settings(
                List.of("*"),
                Scale.SMOKE,
                null,
                null,
                false,
                "cpu",
                Seeds.counted(null, 1),
                List.of(),
                Collections.emptySortedMap(),
                imported,
                null,
                "auto",
                Numerics.DEFAULT,
                new CachePolicy(
                        outputDirectory.resolve("cache").toString(), false, false, 1L << 30),
                ForkedJava.ofMaven(),
                List.of(),
                List.of(jvmArguments),
                timeout,
                outputDirectory);
    }

    public static Plan plan(String experiment, String runId) {
        return plan(experiment, runId, Seeds.counted(null, 1), Look.NONE);
    }

    static Plan plan(String experiment, String runId, Seeds seeds, Look look) {
        return new Plan(
                runId,
                experiment,
                Scale.SMOKE,
                null,
                null,
                false,
                "cpu",
                seeds,
                look,
                null,
                Plan.LOCAL,
                "auto",
                Numerics.DEFAULT,
                new CachePolicy("/cache", false, false, 1L << 30),
                "/project",
                "mvn verify",
                "digest",
                List.of());
    }

    static Catalogue.Entry entry() {
        return entry("e");
    }

    static Catalogue.Entry entry(String id) {
        return new Catalogue.Entry(
                id,
                "class.of." + id,
                "An experiment",
                "Is it so?",
                "a paper, section 1",
                List.of(
                        "It was done, at length and with many words, so that a line of text cannot"
                                + " hold what is said of it.",
                        "When is open."),
                List.of(
                        new Catalogue.ClaimEntry(
                                "C1",
                                "It is so.",
                                "a paper",
                                "10 epochs",
                                "",
                                "",
                                List.of(),
                                Map.of()),
                        new Catalogue.ClaimEntry(
                                "C2",
                                "It stays so.",
                                "a log",
                                "",
                                "20 epochs",
                                "21 epochs (somebody else)",
                                List.of("'fast' to be higher than 'slow'"),
                                Map.of(Scale.PAPER, "too long", Scale.SMOKE, "too short"))),
                List.of(
                        new Catalogue.ScaleEntry(
                                Scale.SMOKE,
                                "synthetic",
                                1000,
                                1,
                                List.of("with", "without"),
                                5,
                                List.of("Fewer images.", "Fewer epochs."),
                                3L << 29),
                        new Catalogue.ScaleEntry(
                                Scale.REDUCED,
                                null,
                                0,
                                0,
                                List.of("with"),
                                1,
                                List.of("Less."),
                                1L << 30),
                        new Catalogue.ScaleEntry(
                                Scale.PAPER,
                                "cifar10",
                                50_000,
                                10_000,
                                List.of("with", "without"),
                                5,
                                List.of(),
                                0)),
                null,
                List.of());
    }

    public static ExperimentClassPath classPath() {
        return new ExperimentClassPath(
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .toList());
    }

    public static Judgement claim(String id, Verdict verdict, boolean decidable) {
        return new Judgement(
                id,
                "Sentence of " + id,
                "a paper",
                "10 epochs",
                null,
                null,
                12.5,
                "epochs",
                11.0,
                14.0,
                0.9,
                5,
                List.of(),
                decidable,
                verdict,
                verdict == Verdict.REPRODUCED ? null : "Expecting\n  more of " + id,
                null,
                null);
    }
}
