package dev.reprokit.assertion;

/** What a test says of an assertion. */
enum Decision {
    /** Supported at the stated confidence. */
    HOLDS,
    /** Contradicted at the stated confidence. */
    REFUTED,
    /** Neither. */
    INCONCLUSIVE
}
