package dev.reprokit.assertion;

/** What an undecided assertion tells its reader to do. */
final class Advice {
    private Advice() {}

    static String atLeast(int seeds, String reason) {
        return "  seeds: %s; run at least %d (-Drepro.seeds=%d)".formatted(reason, seeds, seeds);
    }

    /** More seeds may decide it, but adding some until they do would make chance findings. */
    static String more(String reason) {
        return "  seeds: %s; to decide, fix a larger number beforehand (-Drepro.seeds=) and run new seeds (-Drepro.seed= the first)"
                .formatted(reason);
    }
}
