package dev.reprokit.assertion;

/** The outcome of a statistical test of an assertion. */
enum Decision {
    /** The values support the assertion at the stated confidence. */
    HOLDS,
    /** The values contradict the assertion at the stated confidence. */
    REFUTED,
    /** The values neither support nor contradict it. */
    INCONCLUSIVE
}
