package dev.reprokit.data;

import static java.util.Objects.requireNonNull;

import dev.reprokit.internal.file.Sha256;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Reads MNIST: its four idx files in a folder, gzipped (as published) or not. The files state the
 * number of images, so other sets of the same layout can be read too; a note then says that they
 * are not the official files.
 */
final class Mnist implements DataSource {
    static final String ID = "mnist";
    static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
    static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
    static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
    static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

    /** The names of all four files, unpacked. */
    static final List<String> FILES = List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS);

    static final String WHAT_TO_SET =
            "Set -Drepro.dataDirectory=FOLDER to a folder with MNIST's four idx files, gzipped or"
                    + " not (-Drepro.download does not fetch them), or -Drepro.dataset=synthetic for"
                    + " the embedded images.";

    /**
     * SHA-256 of the unpacked files of LeCun, Cortes and Burges (1998): those whose MD5, in this
     * order, are 6bbc9ace..., a25bea73..., 2646ac64... and 27ae3e4e....
     */
    static final Map<String, String> OFFICIAL =
            Map.of(
                    TRAIN_IMAGES,
                    "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
                    TRAIN_LABELS,
                    "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
                    TEST_IMAGES,
                    "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
                    TEST_LABELS,
                    "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

    private static final int CLASSES = 10;
    private static final int SIDE = 28;
    private static final int PIXELS = SIDE * SIDE;

    private final @Nullable Path directory;
    private final Map<String, String> official;

    /**
     * Creates a source of the official files; if {@code directory} is null, loading fails with a
     * message that one is needed.
     */
    Mnist(@Nullable Path directory) {
        this(directory, OFFICIAL);
    }

    Mnist(@Nullable Path directory, Map<String, String> official) {
        this.directory = directory;
        this.official = official;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Dataset load(int train, int test) throws IOException {
        Map<String, Path> files = files();
        Map<String, String> digests = new TreeMap<>();
        LabelledImages trainImages =
                read(files, TRAIN_IMAGES, TRAIN_LABELS, "training", train, digests);
        LabelledImages testImages = read(files, TEST_IMAGES, TEST_LABELS, "test", test, digests);
        return new Dataset(ID, trainImages, testImages, digests, notes(digests));
    }

    private Map<String, Path> files() throws DataException {
        if (directory == null) {
            throw new DataException("MNIST has no default folder. " + WHAT_TO_SET);
        }
        if (!Files.isDirectory(directory)) {
            throw new DataException("there is no folder %s. %s".formatted(directory, WHAT_TO_SET));
        }
        Map<String, Path> files = new TreeMap<>();
        for (String name : FILES) {
            for (Path file : List.of(directory.resolve(name), directory.resolve(name + ".gz"))) {
                if (Files.isRegularFile(file)) {
                    files.putIfAbsent(name, file);
                }
            }
        }
        List<String> missing = FILES.stream().filter(name -> !files.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new DataException(
                    "MNIST is not complete in %s: missing %s. %s"
                            .formatted(directory, String.join(", ", missing), WHAT_TO_SET));
        }
        return files;
    }

    private static LabelledImages read(
            Map<String, Path> files,
            String imagesName,
            String labelsName,
            String kind,
            int wanted,
            Map<String, String> digests)
            throws IOException {
        IdxFile images = IdxFile.read(requireNonNull(files.get(imagesName)), SIDE, SIDE);
        IdxFile labels = IdxFile.read(requireNonNull(files.get(labelsName)));
        if (images.count() != labels.count()) {
            throw new DataException(
                    "%s has %d images, %s has %d labels: they do not belong together. %s"
                            .formatted(
                                    images.where(),
                                    images.count(),
                                    labels.where(),
                                    labels.count(),
                                    WHAT_TO_SET));
        }
        if (wanted > images.count()) {
            throw new DataException(
                    "%d %s images asked for; MNIST has %d".formatted(wanted, kind, images.count()));
        }
        digests.put(imagesName, Sha256.of(images.bytes()));
        digests.put(labelsName, Sha256.of(labels.bytes()));
        byte[] pixels =
                Arrays.copyOfRange(
                        images.bytes(), images.header(), images.header() + wanted * PIXELS);
        return new LabelledImages(
                1, SIDE, SIDE, pixels, Arrays.copyOf(classes(labels), wanted), CLASSES);
    }

    private static int[] classes(IdxFile file) throws DataException {
        int[] labels = new int[file.count()];
        for (int image = 0; image < labels.length; image++) {
            labels[image] = Byte.toUnsignedInt(file.bytes()[file.header() + image]);
            if (labels[image] >= CLASSES) {
                throw new DataException(
                        "%s is damaged: image %d has label %d, expected 0 to %d. Fetch it again. %s"
                                .formatted(
                                        file.where(),
                                        image,
                                        labels[image],
                                        CLASSES - 1,
                                        WHAT_TO_SET));
            }
        }
        return labels;
    }

    private List<String> notes(Map<String, String> digests) {
        List<String> others =
                FILES.stream()
                        .filter(name -> !Objects.equals(digests.get(name), official.get(name)))
                        .toList();
        return List.of(
                others.isEmpty()
                        ? "the four official MNIST files"
                        : Dataset.NOT_OFFICIAL
                                + "MNIST files, digests recorded: "
                                + String.join(", ", others));
    }
}
