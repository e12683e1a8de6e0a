package dev.reprokit.internal.harness.local;

import dev.reprokit.data.Dataset;
import dev.reprokit.experiment.Design;
import dev.reprokit.internal.harness.machine.Capacity;
import dev.reprokit.internal.harness.machine.NeededMemory;
import dev.reprokit.record.run.Plan;

import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Decides how many trials run at once. With {@code parallel=auto} a CPU runs one per core, as far
 * as its memory goes. A short measurement could not tell more: another program that holds a core
 * meanwhile makes one trial look as fast as two. On a GPU the cores only launch work, so the number
 * is measured before each run. Results do not depend on the decision.
 *
 * <p>Trials are threads of one JVM: on two cores, two of them take no more CPU time per image than
 * two JVMs. On a GPU they share PyTorch's default stream, so that they hide the time that Java
 * takes to launch work, but their kernels do not overlap; this has not been measured on a GPU.
 *
 * @param plan contains {@code auto} or a number
 * @param machine the machine that runs the trials
 * @param probe measures a GPU
 * @param note receives the measurement
 */
record Packing(Plan plan, Capacity machine, ThroughputProbe probe, Consumer<String> note) {

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
        if (machine.gpu() && dataset != null) {
            int most = Math.min(machine.cores(), fitting);
            int onADevice = most == 1 ? 1 : fastest(most);
            return Math.min(trials, onADevice * machine.devices());
        }
        long onAllDevices = (long) fitting * machine.devices();
        return (int) Math.min(trials, Math.min(machine.cores(), onAllDevices));
    }

    private int fastest(int most) {
        try {
            Throughputs measured = Throughputs.measure(probe, most);
            note.accept(
                    "trials at once on a device: %d, measured: %s"
                            .formatted(measured.bestTrials(), measured));
            return measured.bestTrials();
        } catch (ExecutionException e) {
            note.accept(
                    "trials at once on a device: 1, because the measurement failed: "
                            + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 1;
    }
}
