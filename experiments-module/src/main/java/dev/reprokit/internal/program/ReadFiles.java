package dev.reprokit.internal.program;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The files that a program reads, of those that would have to be inputs: none is declared yet. */
final class ReadFiles implements ProgramWatch {
    private final UndeclaredInputs undeclared;
    private SortedSet<Path> files = new TreeSet<>();

    private ReadFiles(UndeclaredInputs undeclared) {
        this.undeclared = undeclared;
    }

    /** {@return a watch; null where the system does not tell what a program opens} */
    static @Nullable ReadFiles of(Path project, Path data) {
        try {
            return new ReadFiles(
                    UndeclaredInputs.search(project, data, List.of(), nobodyIsWarned -> {}));
        } catch (ProgramException e) {
            return null;
        }
    }

    @Override
    public List<String> command(List<String> argv, String variable, Path trial) {
        return undeclared.command(argv, variable, trial);
    }

    @Override
    public void tell(Path trial, Path log) {
        try {
            files = undeclared.of(trial);
        } catch (IOException e) {
            files = new TreeSet<>();
        }
    }

    /** {@return the files that were read, without links in their names, sorted} */
    SortedSet<Path> files() {
        return files;
    }
}
