package dev.reprokit.testing;

import dev.reprokit.internal.harness.HarnessMain;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.CachePolicy;
import dev.reprokit.record.run.Dependency;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Look;
import dev.reprokit.record.run.Numerics;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Seeds;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A run of an experiment inside a plain test of JUnit: without Maven and without pages, one trial
 * after the other, each on one thread of the CPU. It trains as {@code repro:run} does, so that a
 * small network on few images is a test of seconds. It is for experiments that bring their own data
 * or draw it: there is no data directory.
 *
 * <pre>{@code
 * @Test
 * void itTrains(@TempDir Path folder) throws IOException {
 *     Results results = SmallRun.of("bright-half").seeds(2).in(folder);
 *
 *     assertThat(results.curves("logistic", "test_accuracy")).hasSize(2);
 * }
 * }</pre>
 *
 * @param experiment the experiment's id; its class is declared in the service file
 * @param scale the share of the published protocol that it repeats
 * @param seeds seeds per condition, at least 1
 * @param overrides the numbers of the design that it replaces, e.g. {@code epochs}
 */
public record SmallRun(String experiment, Scale scale, int seeds, Map<String, Integer> overrides) {

    /**
     * Creates a run of one seed at smoke scale.
     *
     * @param experiment the experiment's id
     * @return a run that has not begun
     */
    public static SmallRun of(String experiment) {
        return new SmallRun(experiment, Scale.SMOKE, 1, Map.of());
    }

    /**
     * Returns this run with another number of seeds.
     *
     * @param number seeds per condition, counted from 1
     * @return a run that has not begun
     */
    public SmallRun seeds(int number) {
        return new SmallRun(experiment, scale, number, overrides);
    }

    /**
     * Returns this run with another number of epochs.
     *
     * @param number epochs of each trial that runs more than one, at least 1
     * @return a run that has not begun
     */
    public SmallRun epochs(int number) {
        return new SmallRun(experiment, scale, seeds, Map.of(Look.EPOCHS, number));
    }

    /**
     * Runs all trials.
     *
     * @param folder where it keeps its files, e.g. a temporary one of JUnit
     * @return what they measured
     * @throws IOException if the folder cannot be written
     * @throws IllegalArgumentException if there is no such experiment, or it cannot be run; says
     *     why
     */
    public Results in(Path folder) throws IOException {
        ExperimentFolder files =
                new ExperimentFolder(Files.createDirectories(folder.resolve(experiment)));
        if (HarnessMain.run(plan(folder), files) != 0) {
            throw new IllegalArgumentException(refusal(files));
        }
        return files.results();
    }

    private static String refusal(ExperimentFolder files) throws IOException {
        for (Event event : new EventLog(files.events()).next()) {
            if (event instanceof Event.Refused refused) {
                return refused.reason();
            }
        }
        return "the run did not end; see " + files.events();
    }

    private Plan plan(Path folder) {
        return new Plan(
                "junit",
                experiment,
                scale,
                null,
                null,
                false,
                "cpu",
                Seeds.counted(seeds, 1),
                new Look(List.of(), new TreeMap<>(overrides)),
                null,
                Plan.LOCAL,
                "1",
                Numerics.DEFAULT,
                new CachePolicy(folder.resolve("cache").toString(), true, false, 1L << 30),
                folder.toString(),
                "JUnit",
                "",
                libraries());
    }

    /** Returns the jars of this JVM's class path. */
    private static List<Dependency> libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(element -> element.endsWith(".jar"))
                .map(jar -> new Dependency("jar:" + Path.of(jar).getFileName(), jar, ""))
                .toList();
    }
}
