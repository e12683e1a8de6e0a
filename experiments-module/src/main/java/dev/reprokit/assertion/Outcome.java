package dev.reprokit.assertion;

/** What a test says of an assertion. */
enum Outcome {
    /** Supported at the stated confidence. */
    HOLDS,
    /** Contradicted at the stated confidence. */
    REFUTED,
    /** Neither. */
    INCONCLUSIVE
}
