package dev.reprokit.internal.process;

import java.util.Optional;
import java.util.Set;

/**
 * The rules for ids of experiments: an id is the name of a folder beside those of the goals, and
 * the beginning of file names.
 */
public final class ExperimentId {
    /** The most characters of an id, so that names of files with a seed and an ending fit. */
    public static final int LONGEST = 100;

    private static final String PATTERN = "[a-z0-9]+(-[a-z0-9]+)*";

    /** Names that goals give to files and folders of their own. */
    private static final Set<String> RESERVED =
            Set.of(
                    "assets",
                    "audit",
                    "baseline",
                    "benchmark",
                    "bisect",
                    "bundle",
                    "catalogue",
                    "confirmation",
                    "doctor",
                    "first-run",
                    "held-back",
                    "history",
                    "index",
                    "spark",
                    "summary",
                    "verdict",
                    "verify");

    /** Names of devices, which no folder can have on Windows. */
    private static final String DEVICE = "con|prn|aux|nul|com\\d|lpt\\d";

    private ExperimentId() {}

    /**
     * Finds out what is wrong with an id.
     *
     * @param id any text
     * @return the rest of a sentence that begins with {@code its id}; empty if nothing is wrong
     */
    public static Optional<String> fault(String id) {
        if (!id.matches(PATTERN)) {
            return Optional.of(
                    "is '%s'; legal are lower-case letters and digits, with single hyphens between them"
                            .formatted(id));
        }
        if (id.length() > LONGEST) {
            return Optional.of(
                    "is '%s...'; legal are at most %s characters, and it has %s"
                            .formatted(id.substring(0, 20), LONGEST, id.length()));
        }
        if (RESERVED.contains(id) || id.matches(DEVICE)) {
            return Optional.of(
                    "is '%s', a name that is reserved for files and folders of other use"
                            .formatted(id));
        }
        return Optional.empty();
    }
}
