package dev.reprokit.internal.harness;

import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Trial;
import dev.reprokit.record.result.Scale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Small experiments that read files of their own. */
public final class FileFakes {
    /** A folder; the sum of the numbers in its files is measured. */
    static final String NUMBERS = "given/numbers";

    private FileFakes() {}

    /** Adds the numbers of a folder. */
    public static class ReadsFile extends Fakes.Fake {
        /** For the service loader. */
        public ReadsFile() {
            super("fake-reads-file");
        }

        /** For subclasses. */
        ReadsFile(String id) {
            super(id);
        }

        @Override
        public Design design(Scale scale) {
            return Design.of(List.of(Condition.of("only", 1))).withSeeds(2).reading(NUMBERS);
        }

        @Override
        public void run(Trial trial) throws IOException {
            try (Stream<Path> files = Files.list(trial.file(NUMBERS))) {
                trial.epoch(1, Map.of("sum", files.mapToDouble(FileFakes::number).sum()), 0);
            }
        }
    }

    /** Asks for a file that its design does not name. */
    public static final class ReadsUndeclared extends ReadsFile {
        /** For the service loader. */
        public ReadsUndeclared() {
            super("fake-reads-undeclared");
        }

        @Override
        public void run(Trial trial) {
            trial.file("other.txt");
        }
    }

    /** Its second seed changes a file that it reads, as another program may. */
    public static final class Rewrites extends ReadsFile {
        /** For the service loader. */
        public Rewrites() {
            super("fake-rewrites");
        }

        @Override
        public void run(Trial trial) throws IOException {
            super.run(trial);
            if (trial.seed() == 2) {
                Files.writeString(trial.file(NUMBERS).resolve("one.txt"), "1000");
            }
        }
    }

    private static double number(Path file) {
        try {
            return Double.parseDouble(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
