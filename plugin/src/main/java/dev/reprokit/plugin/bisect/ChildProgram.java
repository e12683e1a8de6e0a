package dev.reprokit.plugin.bisect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program that this build starts and waits for. It ends with the build.
 *
 * @param command the program and its arguments
 * @param folder its working directory
 * @param environment variables that it gets beside this build's own
 */
record ChildProgram(List<String> command, Path folder, Map<String, String> environment) {

    /** The variables by which git finds another repository than that of the folder. */
    private static final List<String> GIT_VARIABLES =
            List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX");

    /**
     * Runs the program.
     *
     * @param output gets what it prints
     * @param errors gets its error messages; may be the same file
     * @return its exit code
     * @throws IOException if it cannot be started
     * @throws InterruptedException if the build is to end; the program has ended then
     */
    int run(Path output, Path errors) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(output.toFile());
        if (errors.equals(output)) {
            builder.redirectErrorStream(true);
        } else {
            builder.redirectError(errors.toFile());
        }
        builder.environment().keySet().removeAll(GIT_VARIABLES);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        Thread hook = new Thread(() -> kill(process), "repro-end-child-program");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return process.waitFor();
        } finally {
            kill(process);
            removeHook(hook);
        }
    }

    private static void kill(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This JVM is ending, and the hook already runs.
        }
    }
}
