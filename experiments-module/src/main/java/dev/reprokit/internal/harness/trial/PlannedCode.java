package dev.reprokit.internal.harness.trial;

import dev.reprokit.experiment.Experiment;
import dev.reprokit.internal.cache.CodeDigest;
import dev.reprokit.internal.cache.CodePath;
import dev.reprokit.internal.harness.machine.Torch;
import dev.reprokit.record.run.Plan;
import dev.reprokit.training.ClassificationRun;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/**
 * The code that a plan's results depend on, a digest a file, as it is when the run begins.
 *
 * @param code all of it
 */
record PlannedCode(CodePath code) {
    /** What a trial runs whatever its experiment is. */
    private static final List<String> TRIAL =
            List.of(RunningTrial.class.getName(), Torch.class.getName());

    /** What trains a backbone whatever its network is. */
    private static final List<String> BACKBONE =
            List.of(BackboneTrial.class.getName(), ClassificationRun.class.getName());

    /**
     * Reads it.
     *
     * @param plan names the libraries, which are no code
     * @throws IOException if it cannot be read
     */
    static PlannedCode of(Plan plan) throws IOException {
        return new PlannedCode(
                new CodePath(
                        CodeLocation.classPath(), CodeLocation.libraries(plan.dependencies())));
    }

    /** {@return what a trial of an experiment can run} */
    SortedMap<String, String> of(Experiment experiment) throws IOException {
        return CodeDigest.of(code, experiment.getClass().getName(), TRIAL);
    }

    /**
     * What training a backbone can run, whichever experiment wants it.
     *
     * @param network the classes of the network; those of libraries count with their jars
     */
    SortedMap<String, String> ofBackbone(Collection<String> network) throws IOException {
        List<String> roots = new ArrayList<>(TRIAL);
        roots.addAll(BACKBONE);
        network.stream().filter(code::contains).forEach(roots::add);
        return CodeDigest.of(code, roots);
    }
}
