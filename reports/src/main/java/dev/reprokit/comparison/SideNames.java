package dev.reprokit.comparison;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Names for the two sides, which tell them apart and have no path of anybody's machine.
 *
 * @param left the name of the left side, e.g. {@code PyTorch 2.5.1}
 * @param right the name of the right side
 */
record SideNames(String left, String right) {
    /** Differences that tell how something ran, not what ran. */
    private static final Set<String> NO_NAMES =
            Set.of("threads a trial", "trials at once", "machines of reused trials");

    /** Names whose values need no name in front. */
    private static final Set<String> SPEAKING = Set.of("device", "CPU", "numerics", "OS");

    /**
     * Chooses names: the first difference that all pairs of runs have; otherwise the names of the
     * folders; if these are equal, {@code left} and {@code right}.
     */
    static SideNames of(List<EnvironmentDifference> differences, Path left, Path right) {
        return differences.stream()
                .filter(EnvironmentDifference::everywhere)
                .filter(difference -> !NO_NAMES.contains(difference.name()))
                .findFirst()
                .map(SideNames::of)
                .orElseGet(() -> of(left, right));
    }

    private static SideNames of(EnvironmentDifference difference) {
        String before = SPEAKING.contains(difference.name()) ? "" : difference.name() + " ";
        return new SideNames(before + difference.left(), before + difference.right());
    }

    private static SideNames of(Path left, Path right) {
        String before = String.valueOf(left.getFileName());
        String now = String.valueOf(right.getFileName());
        return before.equals(now) ? new SideNames("left", "right") : new SideNames(before, now);
    }
}
