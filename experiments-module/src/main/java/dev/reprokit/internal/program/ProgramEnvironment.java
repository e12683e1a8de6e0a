package dev.reprokit.internal.program;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The environment variables of a program, which are its contract with ReproKit. */
final class ProgramEnvironment {
    /** The exit status of a program that has diverged. */
    static final int DIVERGED = 79;

    private ProgramEnvironment() {}

    /**
     * Creates the variables.
     *
     * @param host the trial
     * @param out the folder for its output
     * @param metrics the file to append metrics to
     * @param resume the folder to go on from
     */
    static Map<String, String> of(ProgramHost host, Path out, Path metrics, Path resume) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("REPRO_SEED", String.valueOf(host.seed()));
        variables.put("REPRO_EPOCHS", String.valueOf(host.epochs()));
        variables.put("REPRO_OUT", out.toString());
        variables.put("REPRO_METRICS", metrics.toString());
        variables.put("REPRO_RESUME", resume.toString());
        variables.put("REPRO_DIVERGED", String.valueOf(DIVERGED));
        String threads = String.valueOf(host.threads());
        for (String name :
                new String[] {
                    "OMP_NUM_THREADS",
                    "OPENBLAS_NUM_THREADS",
                    "MKL_NUM_THREADS",
                    "VECLIB_MAXIMUM_THREADS",
                    "NUMEXPR_NUM_THREADS",
                    "RAYON_NUM_THREADS",
                    "JULIA_NUM_THREADS"
                }) {
            variables.put(name, threads);
        }
        // The order of a set of texts changes with each start of Python otherwise.
        variables.put("PYTHONHASHSEED", "0");
        variables.put("PYTHONUNBUFFERED", "1");
        // Where it stands, when it is aborted.
        variables.put("PYTHONFAULTHANDLER", "1");
        // One GPU, or none: what a program would find by itself is no part of the plan.
        variables.put("CUDA_VISIBLE_DEVICES", host.gpu().orElse(""));
        return variables;
    }
}
