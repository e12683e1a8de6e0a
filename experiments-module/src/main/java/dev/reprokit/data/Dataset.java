package dev.reprokit.data;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Images to train and to test on, and where they come from.
 *
 * @param id the data set's name, one of {@link DataSources#ids()}
 * @param train images to train on
 * @param test images to test on
 * @param newTest images to test on that were gathered later and elsewhere; null where there are
 *     none
 * @param digests SHA-256 in lower-case hexadecimal, by file name or by what was generated
 * @param notes what a reader of the provenance should know, such as whether the files are the
 *     official ones
 */
public record Dataset(
        String id,
        LabelledImages train,
        LabelledImages test,
        @Nullable LabelledImages newTest,
        Map<String, String> digests,
        List<String> notes) {
    /** How the note begins that says so of the files. */
    static final String NOT_OFFICIAL = "not the official ";

    /** Copies the digests, sorted by name, and the notes. */
    public Dataset {
        digests = Collections.unmodifiableMap(new TreeMap<>(digests));
        notes = List.copyOf(notes);
    }

    /**
     * Images without a new test set.
     *
     * @param id the data set's name
     * @param train images to train on
     * @param test images to test on
     * @param digests SHA-256 by file name or by what was generated
     * @param notes what a reader of the provenance should know
     */
    public Dataset(
            String id,
            LabelledImages train,
            LabelledImages test,
            Map<String, String> digests,
            List<String> notes) {
        this(id, train, test, null, digests, notes);
    }

    /**
     * Whether it is what its name promises, as far as digests tell.
     *
     * @return false where files were read that are not the official ones
     */
    public boolean isOfficial() {
        return notes.stream().noneMatch(note -> note.startsWith(NOT_OFFICIAL));
    }
}
