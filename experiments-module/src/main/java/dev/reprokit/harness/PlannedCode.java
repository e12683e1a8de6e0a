package dev.reprokit.harness;

import dev.reprokit.cache.CodeDigest;
import dev.reprokit.cache.CodePath;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.record.Plan;
import dev.reprokit.training.ClassificationRun;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/**
 * The code that a plan's results depend on, a digest a file.
 *
 * @param plan names the libraries, which are no code
 */
record PlannedCode(Plan plan) {
    /** What a trial runs whatever its experiment is. */
    private static final List<String> TRIAL =
            List.of(RunningTrial.class.getName(), Torch.class.getName());

    /** What trains a backbone whatever its network is. */
    private static final List<String> BACKBONE =
            List.of(BackboneTrial.class.getName(), ClassificationRun.class.getName());

    /** {@return what a trial of an experiment can run} */
    SortedMap<String, String> of(Experiment experiment) throws IOException {
        try (CodePath code = open()) {
            return CodeDigest.of(code, experiment.getClass().getName(), TRIAL);
        }
    }

    /** {@return what training a backbone can run, whichever experiment wants it} */
    SortedMap<String, String> ofBackbone(Collection<String> network) throws IOException {
        List<String> roots = new ArrayList<>(TRIAL);
        roots.addAll(BACKBONE);
        roots.addAll(network);
        try (CodePath code = open()) {
            return CodeDigest.of(code, roots);
        }
    }

    private CodePath open() throws IOException {
        return new CodePath(CodeLocation.classPath(), CodeLocation.libraries(plan.dependencies()));
    }
}
