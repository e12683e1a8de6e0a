package dev.reprokit.data;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The data sets by name. */
public final class DataSources {
    private DataSources() {}

    /**
     * Lists the names.
     *
     * @return what {@link #of} accepts
     */
    public static List<String> ids() {
        return List.of(
                SyntheticImages.ID, ShiftedSyntheticImages.ID, Cifar10.ID, Cifar101.ID, Mnist.ID);
    }

    /**
     * Finds a data set by its name. Nothing is read yet.
     *
     * @param id one of {@link #ids()}
     * @param directory where its files are; {@code null} for the usual place. Synthetic images need
     *     none
     * @param download whether missing files may be fetched
     * @param progress is told a line now and then about a download
     * @return the source to load from
     * @throws DataException if there is no such data set; the message lists the legal names
     */
    public static DataSource of(
            String id, @Nullable Path directory, boolean download, Consumer<String> progress)
            throws DataException {
        return switch (id) {
            case SyntheticImages.ID -> new SyntheticImages();
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
