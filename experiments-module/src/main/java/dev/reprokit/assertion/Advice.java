package dev.reprokit.assertion;

/** Sentences for inconclusive assertions on what would decide them. */
final class Advice {
    private Advice() {}

    static String atLeast(int seeds, String reason) {
        return "  seeds: %s; run at least %d".formatted(reason, seeds);
    }

    /**
     * Advises a larger number of seeds that is fixed before the run: adding seeds one by one until
     * a test decides would make chance findings.
     */
    static String more(String reason) {
        return "  seeds: %s; to decide, choose a larger number before the run and use new seeds"
                .formatted(reason);
    }
}
