package dev.reprokit.assertion;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What an assertion found: whether it holds, and the evidence for it, which is worth reading either
 * way.
 *
 * <pre>{@code
 * List<Finding> findings = Finding.of(fast, that -> that.isLowerThan(slow).hasMeanBelow(50));
 *
 * findings.get(0).decision();  // HOLDS
 * findings.get(0).criterion(); // 'fast' to be lower than 'slow'
 * findings.get(1).evidence();  // test, mean with its interval, and a table with a row per seed
 * }</pre>
 *
 * @param decision whether the values support the assertion, contradict it, or do neither
 * @param criterion what was asserted, in words, e.g. {@code 'fast' to be lower than 'slow'}
 * @param reason what the values say of it, in words, e.g. {@code but the values refute it}
 * @param evidence the test with p or interval where there is one, and the values per seed; several
 *     lines
 */
public record Finding(Decision decision, String criterion, String reason, String evidence) {

    /**
     * Makes assertions without throwing: one that does not hold is a finding like any other, and
     * those that are chained after it are made all the same.
     *
     * @param values one value per seed
     * @param assertions the assertions to make, e.g. {@code that -> that.hasMeanAbove(40)}
     * @return one finding per assertion, in their order
     * @throws IllegalArgumentException if there is nothing valid to judge, e.g. a value is NaN
     */
    public static List<Finding> of(SeedValues values, Consumer<SeedValuesAssert> assertions) {
        List<Finding> findings = new ArrayList<>();
        assertions.accept(new SeedValuesAssert(values, findings::add));
        return List.copyOf(findings);
    }

    /** {@return true if the values support the assertion at its confidence} */
    public boolean holds() {
        return decision == Decision.HOLDS;
    }

    /**
     * Says in words what was asserted, what the values say of it, and why: the message with which
     * the assertion fails if it does not hold.
     *
     * @return several lines, the first of which is a sentence
     */
    public String message() {
        return "Expecting %s, %s.%n%s".formatted(criterion, reason, evidence);
    }

    /**
     * Returns the error with which the assertion fails if it does not hold.
     *
     * @return an error with {@link #message}; an {@link InconclusiveError} if undecided
     */
    public AssertionError failure() {
        return decision == Decision.INCONCLUSIVE
                ? new InconclusiveError(message())
                : new AssertionError(message());
    }

    /**
     * Requires that all findings hold.
     *
     * @param findings of assertions that are joined
     * @throws AssertionError if one is refuted, whatever the others are, or, as {@link
     *     InconclusiveError}, if none is refuted and one is undecided
     */
    public static void requireAll(List<Finding> findings) {
        for (Decision decision : List.of(Decision.REFUTED, Decision.INCONCLUSIVE)) {
            for (Finding finding : findings) {
                if (finding.decision() == decision) {
                    throw finding.failure();
                }
            }
        }
    }
}
