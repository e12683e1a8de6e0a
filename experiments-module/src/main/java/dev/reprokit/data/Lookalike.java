package dev.reprokit.data;

import static java.util.Comparator.naturalOrder;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Something that people have instead of a data set's files, recognised by its name alone. */
enum Lookalike {
    PYTHON_CIFAR10(
            "the Python version of CIFAR-10",
            "data_batch_[1-5]|cifar-10-batches-py|cifar-10-python.*"),
    MATLAB_CIFAR10(
            "the MATLAB version of CIFAR-10",
            "data_batch_[1-5]\\.mat|cifar-10-batches-mat|cifar-10-matlab.*"),
    CIFAR100("CIFAR-100", "(fine|coarse)_label_names\\.txt|cifar-100-.*"),
    CIFAR10("CIFAR-10", "data_batch_[1-5]\\.bin|cifar-10-binary\\.tar.*"),
    FASHION_MNIST("Fashion-MNIST", "fashion[-_]?mnist.*"),
    KMNIST("KMNIST", "kmnist.*|kuzushiji.*"),
    EMNIST("EMNIST", "emnist.*"),
    QMNIST("QMNIST", "qmnist.*"),
    KERAS_MNIST("MNIST as Keras stores it", "mnist\\.npz"),
    PICKLED_MNIST("MNIST as a Python pickle", "mnist\\.pkl(\\.gz)?"),
    OPENML_MNIST("MNIST as OpenML stores it", "mnist_784.*"),
    CSV_MNIST("MNIST as CSV", "mnist_(train|test)\\.csv.*"),
    TENSORS("MNIST as tensors of PyTorch", "training\\.pt"),
    MNIST("MNIST", "(train|t10k)-(images|labels)[-.]idx[13]-ubyte(\\.gz)?"),
    PARQUET("a Parquet file, as Hugging Face stores data sets", ".*\\.parquet");

    /** A folder that somebody names by mistake, such as a home, is not searched for long. */
    private static final int MOST_FILES = 10_000;

    private static final int DEPTH = 3;

    private final String words;
    private final Pattern name;

    Lookalike(String words, String name) {
        this.words = words;
        this.name = Pattern.compile(name, Pattern.CASE_INSENSITIVE);
    }

    /** {@return what it is} */
    String words() {
        return words;
    }

    /**
     * Tells what a file or folder is.
     *
     * @param name its name without folders
     * @return empty if the name tells nothing
     */
    static Optional<Lookalike> named(String name) {
        return Stream.of(values()).filter(kind -> kind.name.matcher(name).matches()).findFirst();
    }

    /**
     * Says what is in or below a folder that lacks a data set: the data set in a folder that was
     * not searched, or something else.
     *
     * @param sought the data set
     * @param searched the folders that were searched; the first is the one that the user named
     * @param needed what is needed, e.g. {@code the binary version of CIFAR-10}
     * @return a sentence with a blank before it; empty if nothing is recognised
     */
    static String below(Lookalike sought, List<Path> searched, String needed) throws IOException {
        Map<Lookalike, Path> found = new EnumMap<>(Lookalike.class);
        Files.walkFileTree(
                searched.get(0),
                EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                DEPTH,
                new Names(
                        (kind, path) -> {
                            if (kind != sought || !searched.contains(path.getParent())) {
                                found.merge(kind, path, BinaryOperator.minBy(naturalOrder()));
                            }
                        }));
        Path elsewhere = found.get(sought);
        if (elsewhere != null) {
            return " %s lies in another folder: set -Drepro.dataDirectory=%s."
                    .formatted(elsewhere, elsewhere.getParent());
        }
        return found.entrySet().stream()
                .findFirst()
                .map(
                        other ->
                                " %s is %s; needed is %s."
                                        .formatted(other.getValue(), other.getKey().words, needed))
                .orElse("");
    }

    /** Hands on what has a known name. */
    private static final class Names extends SimpleFileVisitor<Path> {
        private final BiConsumer<Lookalike, Path> found;
        private int seen;

        Names(BiConsumer<Lookalike, Path> found) {
            this.found = found;
        }

        /** A folder that is recognised says what is in it. */
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return visit(folder) ? FileVisitResult.SKIP_SUBTREE : goOn();
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            visit(file);
            return goOn();
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        private boolean visit(Path path) {
            seen++;
            Optional<Lookalike> kind =
                    Optional.ofNullable(path.getFileName()).flatMap(name -> named("" + name));
            kind.ifPresent(known -> found.accept(known, path));
            return kind.isPresent();
        }

        private FileVisitResult goOn() {
            return seen < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }
    }
}
