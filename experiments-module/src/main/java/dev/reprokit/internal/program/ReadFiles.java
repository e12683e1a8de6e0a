package dev.reprokit.internal.program;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The files that a program reads, as far as the system tells: its own files and its data, and
 * nothing of the operating system.
 */
final class ReadFiles implements ProgramWatch {
    private final FileTrace trace;
    private final Path project;
    private final Path data;
    private SortedSet<Path> files = new TreeSet<>();

    private ReadFiles(FileTrace trace, Path project, Path data) {
        this.trace = trace;
        this.project = project;
        this.data = data;
    }

    /** {@return a watch; null where the system does not tell what a program opens} */
    static @Nullable ReadFiles of(Path project, Path data) {
        try {
            return new ReadFiles(FileTrace.find("strace"), project, data);
        } catch (ProgramException e) {
            return null;
        }
    }

    @Override
    public List<String> command(List<String> argv, String variable, Path trial) {
        return trace.of(argv, variable, opened(trial));
    }

    @Override
    public void tell(Path trial, Path log) {
        Path home = Path.of(System.getProperty("user.home"));
        try {
            files =
                    new UndeclaredInputs(trace, project, data, home, List.of(), sentence -> {})
                            .in(
                                    OpenedFiles.read(opened(trial), project.toRealPath()),
                                    trial.toRealPath());
        } catch (IOException e) {
            files = new TreeSet<>();
        }
    }

    private static Path opened(Path trial) {
        return trial.toAbsolutePath().resolve("opened.log");
    }

    /** {@return the files that were read, without links in their names, sorted} */
    SortedSet<Path> files() {
        return files;
    }
}
