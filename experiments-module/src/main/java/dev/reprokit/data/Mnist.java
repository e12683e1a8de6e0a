package dev.reprokit.data;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Reads MNIST: its four idx files in a folder, gzipped (as published) or not. Other data sets of
 * the same layout and under the same names are refused: what is published on MNIST is not about
 * them.
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
        if (directory == null) {
            throw new DataException("MNIST has no default folder. " + WHAT_TO_SET);
        }
        MnistFiles files = new MnistFiles(directory, official);
        files.requireAll();
        LabelledImages trainImages = read(files, TRAIN_IMAGES, TRAIN_LABELS, "training", train);
        LabelledImages testImages = read(files, TEST_IMAGES, TEST_LABELS, "test", test);
        List<String> notes = new ArrayList<>(List.of("the four official MNIST files"));
        notes.addAll(files.notes());
        return new Dataset(ID, trainImages, testImages, official, notes);
    }

    private static LabelledImages read(
            MnistFiles files, String imagesName, String labelsName, String kind, int wanted)
            throws IOException {
        IdxFile images = files.read(imagesName, SIDE, SIDE);
        IdxFile labels = files.read(labelsName);
        if (wanted > images.count()) {
            throw new DataException(
                    "%d %s images asked for; MNIST has %d".formatted(wanted, kind, images.count()));
        }
        byte[] pixels =
                Arrays.copyOfRange(
                        images.bytes(), images.header(), images.header() + wanted * PIXELS);
        int[] classes = new int[wanted];
        for (int image = 0; image < wanted; image++) {
            classes[image] = labels.bytes()[labels.header() + image];
        }
        return new LabelledImages(1, SIDE, SIDE, pixels, classes, CLASSES);
    }
}
