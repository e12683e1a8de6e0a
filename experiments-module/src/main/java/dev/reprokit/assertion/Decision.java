package dev.reprokit.assertion;

/** The outcome of an assertion over values. */
public enum Decision {
    /** The values support the assertion at the stated confidence. */
    HOLDS,
    /** The values contradict the assertion at the stated confidence. */
    REFUTED,
    /** The values neither support nor contradict it. */
    INCONCLUSIVE
}
