package dev.reprokit.internal.harness.local;

import dev.reprokit.data.Dataset;
import dev.reprokit.experiment.Design;
import dev.reprokit.internal.cache.Key;
import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.harness.machine.Capacity;
import dev.reprokit.internal.harness.machine.NeededMemory;
import dev.reprokit.record.run.Plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Decides how many trials run at once. For {@code parallel=auto} it uses the free memory and a
 * short measurement, which stays in the cache folder for a day. Results do not depend on the
 * decision.
 *
 * <p>Trials are threads of one JVM: on two cores, two of them take no more CPU time per image than
 * two JVMs. On a GPU they share PyTorch's default stream, so that they hide the time that Java
 * takes to launch work, but their kernels do not overlap; this has not been measured on a GPU.
 *
 * @param plan contains {@code auto} or a number
 * @param machine the machine that runs the trials
 * @param probe measures it
 * @param note receives the measurement
 */
record Packing(Plan plan, Capacity machine, ThroughputProbe probe, Consumer<String> note) {
    /**
     * Limits the age of a measurement: a machine that was busy then must not count as slow for
     * ever.
     */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    /**
     * Decides.
     *
     * @param trials number of trials to run
     * @param design memory that one of them takes
     * @param dataset their data; null if the experiment brings its own, whose size is unknown
     * @return trials at once on all devices together, at least 1
     */
    int trialsAtOnce(int trials, Design design, Dataset dataset) {
        if (!plan.parallel().equals("auto")) {
            return Integer.parseInt(plan.parallel());
        }
        if (trials <= machine.devices()) {
            return Math.max(1, trials);
        }
        int fitting = NeededMemory.of(design, dataset, machine.freeBytes()).trials();
        if (dataset == null) {
            long onAllDevices = (long) fitting * machine.devices();
            return (int) Math.min(trials, Math.min(machine.cores(), onAllDevices));
        }
        int most = Math.min(machine.cores(), fitting);
        int onADevice = most == 1 ? 1 : throughputs(most).map(Throughputs::bestTrials).orElse(1);
        return Math.min(trials, onADevice * machine.devices());
    }

    private Optional<Throughputs> throughputs(int most) {
        Path file = file(most);
        Optional<Throughputs> earlier = remembered(file);
        if (earlier.isPresent()) {
            note.accept(said(earlier.get(), "measured earlier"));
            return earlier;
        }
        try {
            Throughputs measured = Throughputs.measure(probe, most);
            note.accept(said(measured, "measured"));
            remember(measured, file);
            return Optional.of(measured);
        } catch (ExecutionException e) {
            note.accept(
                    "trials at once on a device: 1, because the measurement failed: "
                            + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static Optional<Throughputs> remembered(Path file) {
        try {
            Instant written = Files.getLastModifiedTime(file).toInstant();
            Instant now = Instant.now();
            // One of the future was measured before the clock was set back, nobody knows when.
            return written.isAfter(now.minus(REMEMBERED)) && !written.isAfter(now)
                    ? Optional.of(JsonFile.read(file, Throughputs.class))
                    : Optional.empty();
        } catch (IOException e) {
            // If it is missing or not readable, measuring again takes a second.
            return Optional.empty();
        }
    }

    private void remember(Throughputs measured, Path file) {
        try {
            Files.createDirectories(file.getParent());
            JsonFile.write(file, measured);
        } catch (IOException e) {
            note.accept("%s cannot be written: %s".formatted(file, e));
        }
    }

    private static String said(Throughputs throughputs, String how) {
        return "trials at once on a device: %d, %s: %s"
                .formatted(throughputs.bestTrials(), how, throughputs);
    }

    private Path file(int most) {
        Key key =
                new Key(
                        new TreeMap<>(
                                Map.of(
                                        "device", machine.device(),
                                        "most", String.valueOf(most),
                                        "PyTorch", machine.pytorch(),
                                        "numerics", plan.numerics().toString())));
        return new CacheFolder(Path.of(plan.cache().directory()))
                .packing()
                .resolve(key.digest() + ".json");
    }
}
