package dev.reprokit.data;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The data sets that ReproKit knows, each found by the id that users type, e.g. {@code cifar10}.
 * Nothing here reads or downloads images; {@link DataSource#load} does.
 */
public final class DataSources {
    /** Data sets of images with three channels and 32x32 pixels. */
    private static final List<String> COLOUR =
            List.of(SyntheticImages.ID, ShiftedSyntheticImages.ID, Cifar10.ID, Cifar101.ID);

    /** Data sets of images with one channel and 28x28 pixels. */
    private static final List<String> GREY = List.of(SyntheticGreyImages.ID, Mnist.ID);

    private DataSources() {}

    /**
     * Lists the ids of all data sets.
     *
     * @return the ids that {@link #of} accepts
     */
    public static List<String> ids() {
        return List.of(
                SyntheticImages.ID,
                SyntheticGreyImages.ID,
                ShiftedSyntheticImages.ID,
                Cifar10.ID,
                Cifar101.ID,
                Mnist.ID);
    }

    /**
     * Lists the data sets whose images have the same number of channels, height and width as those
     * of another, so that networks for the one fit the others.
     *
     * @param id one of {@link #ids()}
     * @return their ids, {@code id} among them; empty if there is no such data set
     */
    public static List<String> alike(String id) {
        return Stream.of(COLOUR, GREY)
                .filter(ids -> ids.contains(id))
                .findFirst()
                .orElse(List.of());
    }

    /**
     * Finds a data set by its id. No file is read or downloaded until {@link DataSource#load} is
     * called.
     *
     * @param id one of {@link #ids()}
     * @param directory the folder of its files; null for the default folder, which only CIFAR-10
     *     has, in the user's home. Synthetic images need none
     * @param download true to let {@link DataSource#load} download missing files; only CIFAR-10 can
     *     be downloaded
     * @param progress receives lines on the progress of such a download
     * @return the source, which loads the images when asked to
     * @throws DataException if there is no such data set; the message lists the ids
     */
    public static DataSource of(
            String id, @Nullable Path directory, boolean download, Consumer<String> progress)
            throws DataException {
        return switch (id) {
            case SyntheticImages.ID -> new SyntheticImages();
            case SyntheticGreyImages.ID -> new SyntheticGreyImages();
            case ShiftedSyntheticImages.ID -> new ShiftedSyntheticImages();
            case Cifar10.ID -> new Cifar10(directory, download, progress);
            case Cifar101.ID -> new Cifar101(new Cifar10(directory, download, progress), directory);
            case Mnist.ID -> new Mnist(directory);
            default ->
                    throw new DataException(
                            "unknown data set '%s'; legal values of -Drepro.dataset: %s"
                                    .formatted(id, ids()));
        };
    }
}
