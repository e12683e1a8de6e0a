package dev.reprokit.data;

import static java.util.Objects.requireNonNull;

import dev.reprokit.internal.file.Sha256;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads CIFAR-10 with CIFAR-10.1 (Recht et al. 2018) as its new test set: {@code
 * cifar10.1_v4_data.npy} and {@code cifar10.1_v4_labels.npy}, or v6's, in the folder of CIFAR-10's
 * own files.
 */
final class Cifar101 implements DataSource {
    static final String ID = "cifar10.1";
    private static final List<String> VERSIONS = List.of("v4", "v6");

    /** Numbers of images as published, by version. */
    private static final Map<String, Integer> PUBLISHED = Map.of("v4", 2_021, "v6", 2_000);

    private static final int SIDE = 32;
    private static final int CHANNELS = 3;
    private static final int CLASSES = 10;

    private final DataSource original;
    private final @Nullable Path directory;
    private final Map<String, Integer> sizes;

    /**
     * Creates a source of the published versions.
     *
     * @param original reads CIFAR-10
     * @param directory the folder of the new files; null if the user named none
     */
    Cifar101(DataSource original, @Nullable Path directory) {
        this(original, directory, PUBLISHED);
    }

    Cifar101(DataSource original, @Nullable Path directory, Map<String, Integer> sizes) {
        this.original = original;
        this.directory = directory;
        this.sizes = sizes;
    }

    @Override
    public String id() {
        return ID;
    }

    /** {@inheritDoc} The new test set is all of CIFAR-10.1. */
    @Override
    public Dataset load(int train, int test) throws IOException {
        String version = version();
        Path data = file(version, "data");
        Path labels = file(version, "labels");
        LabelledImages added = images(data, labels);
        int size = requireNonNull(sizes.get(version), "each version has a size");
        if (added.size() != size) {
            throw new DataException(
                    "%s holds %,d images; CIFAR-10.1 %s has %,d"
                            .formatted(data, added.size(), version, size));
        }
        Dataset cifar = original.load(train, test);
        Map<String, String> digests = new TreeMap<>(cifar.digests());
        for (Path file : List.of(data, labels)) {
            digests.put(file.getFileName().toString(), Sha256.of(Files.readAllBytes(file)));
        }
        List<String> notes = new ArrayList<>(cifar.notes());
        notes.add(
                "CIFAR-10.1 %s, %,d images (digests are recorded, none are known to compare with)"
                        .formatted(version, added.size()));
        return new Dataset(ID, cifar.train(), cifar.test(), added, digests, notes);
    }

    private String version() throws DataException {
        if (directory != null) {
            for (String version : VERSIONS) {
                if (Files.isRegularFile(file(version, "data"))
                        && Files.isRegularFile(file(version, "labels"))) {
                    return version;
                }
            }
        }
        throw new DataException(
                "CIFAR-10.1 needs cifar10.1_v4_data.npy and cifar10.1_v4_labels.npy (or v6's) in %s,"
                                .formatted(directory == null ? "a folder" : directory)
                        + " beside CIFAR-10's files: set -Drepro.dataDirectory=FOLDER");
    }

    private Path file(String version, String part) {
        return requireNonNull(directory).resolve("cifar10.1_%s_%s.npy".formatted(version, part));
    }

    private static LabelledImages images(Path data, Path labels) throws IOException {
        NpyFile images = NpyFile.read(data);
        int[] classes = NpyFile.read(labels).integers();
        int[] expected = {classes.length, SIDE, SIDE, CHANNELS};
        if (!images.type().equals("|u1") || !Arrays.equals(images.shape(), expected)) {
            throw new DataException(
                    "%s holds %s of shape %s; expected bytes (|u1) of shape %s, as %s has %d labels"
                            .formatted(
                                    data,
                                    images.type(),
                                    Arrays.toString(images.shape()),
                                    Arrays.toString(expected),
                                    labels.getFileName(),
                                    classes.length));
        }
        byte[] pixels = images.byChannel(classes.length, SIDE * SIDE, CHANNELS);
        try {
            return new LabelledImages(CHANNELS, SIDE, SIDE, pixels, classes, CLASSES);
        } catch (IllegalArgumentException e) {
            throw new DataException("%s: %s".formatted(labels, e.getMessage()), e);
        }
    }
}
