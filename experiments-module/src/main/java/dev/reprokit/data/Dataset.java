package dev.reprokit.data;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Images to train and to test on, and their origin.
 *
 * @param id the data set's id, one of {@link DataSources#ids()}
 * @param train images to train on
 * @param test images to test on
 * @param newTest a second test set that other people collected later in the same way, such as
 *     CIFAR-10.1, to see whether accuracies hold on it; null if there is none
 * @param digests SHA-256 in lower-case hexadecimal, by file name or by what was generated; results
 *     record them, so that readers can tell whether two runs used the same images
 * @param notes remarks for the provenance (the record of where results come from), such as that the
 *     files are the official ones
 */
public record Dataset(
        String id,
        LabelledImages train,
        LabelledImages test,
        @Nullable LabelledImages newTest,
        Map<String, String> digests,
        List<String> notes) {
    /** Copies the digests, sorted by name, and the notes. */
    public Dataset {
        digests = Collections.unmodifiableMap(new TreeMap<>(digests));
        notes = List.copyOf(notes);
    }

    /**
     * Creates a data set without {@link #newTest}, a second test set that others collected later.
     *
     * @param id the data set's id
     * @param train images to train on
     * @param test images to test on
     * @param digests SHA-256 in lower-case hexadecimal, by file name or by what was generated
     * @param notes remarks for the provenance, the record of where results come from
     */
    public Dataset(
            String id,
            LabelledImages train,
            LabelledImages test,
            Map<String, String> digests,
            List<String> notes) {
        this(id, train, test, null, digests, notes);
    }
}
