package dev.reprokit.internal.harness.local;

import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.internal.cache.Key;
import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.harness.machine.Capacity;
import dev.reprokit.internal.harness.trial.Pace;
import dev.reprokit.internal.harness.trial.PaceStore;
import dev.reprokit.internal.harness.trial.PlannedWork;
import dev.reprokit.record.run.Plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The paces of conditions on this machine, one small file each in the cache folder. A condition
 * names its network, and with the scale its images, so that all seeds, any number of epochs and
 * other runs share its pace. If two processes write at once, one of the measurements is lost.
 *
 * @param work the plan and its design
 * @param machine the machine that runs the trials
 * @param trialsAtOnce the number of trials that share it
 */
record KeptPaces(PlannedWork work, Capacity machine, int trialsAtOnce) implements PaceStore {

    /**
     * A condition's paces.
     *
     * @param byTrialsAtOnce by the number of trials at once
     */
    record Paces(SortedMap<Integer, Pace> byTrialsAtOnce) {}

    /** Finds the pace with so many trials at once, or else with the nearest number of them. */
    @Override
    public Optional<Pace> find(Condition condition) {
        SortedMap<Integer, Pace> paces = read(file(condition));
        return paces.keySet().stream()
                .min((one, other) -> Integer.compare(distance(one), distance(other)))
                .map(paces::get);
    }

    private int distance(int number) {
        return Math.abs(number - trialsAtOnce);
    }

    @Override
    public void keep(Condition condition, Pace pace) {
        Path file = file(condition);
        SortedMap<Integer, Pace> paces = read(file);
        paces.put(trialsAtOnce, pace);
        try {
            String text = JsonFile.text(new Paces(paces));
            AtomicFile.writeUnforced(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            // A cache that can only be read: the next run measures anew.
        }
    }

    private static SortedMap<Integer, Pace> read(Path file) {
        try {
            return new TreeMap<>(JsonFile.read(file, Paces.class).byTrialsAtOnce());
        } catch (IOException e) {
            // If it is missing or not readable, this run measures anew.
            return new TreeMap<>();
        }
    }

    private Path file(Condition condition) {
        Plan plan = work.plan();
        Design design = work.design();
        SortedMap<String, String> inputs = new TreeMap<>();
        inputs.put("device", machine.device());
        inputs.put("PyTorch", machine.pytorch());
        inputs.put("numerics", plan.numerics().toString());
        inputs.put("experiment", plan.experiment());
        inputs.put("scale", plan.scale().id());
        inputs.put("condition", condition.id());
        inputs.put(
                "data set", work.dataset() == null ? "the experiment's own" : work.dataset().id());
        inputs.put("training images", String.valueOf(design.trainImages()));
        inputs.put("test images", String.valueOf(design.testImages()));
        for (Map.Entry<String, String> parameter : condition.parameters().entrySet()) {
            inputs.put("parameter " + parameter.getKey(), parameter.getValue());
        }
        return new CacheFolder(Path.of(plan.cache().directory()))
                .paces()
                .resolve(new Key(inputs).digest() + ".json");
    }
}
