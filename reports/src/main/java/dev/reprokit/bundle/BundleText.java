package dev.reprokit.bundle;

import static java.util.stream.Collectors.joining;

/** Texts that several documents of a bundle share. */
final class BundleText {
    private BundleText() {}

    static String title(Work work) {
        return "%s %s: evidence of its experiments".formatted(work.title(), work.version());
    }

    /** {@return the number of experiments with their titles} */
    static String experiments(BundleContents bundle) {
        int number = bundle.runs().runs().size();
        return bundle.runs().runs().stream()
                .map(run -> "%s (%s)".formatted(run.description().title(), run.experiment()))
                .collect(
                        joining(
                                ", ",
                                number + (number == 1 ? " experiment: " : " experiments: "),
                                ""));
    }
}
