/**
 * AssertJ assertions over learning curves and over values per seed, for claims and for any other
 * tests.
 *
 * <pre>{@code
 * import static dev.reprokit.assertion.ReproAssertions.assertThat;
 *
 * Map<Long, LearningCurve> with = ...;    // train accuracy by seed
 * Map<Long, LearningCurve> without = ...; // the same seeds
 *
 * // One curve: plain comparisons.
 * assertThat(with.get(1L)).reaches(0.999).withinEpochs(100).endsAbove(0.99);
 *
 * // One value per seed. Thresholds that are never reached are +infinity: later than any epoch.
 * SeedValues slow = SeedValues.of("with LRN", "epochs", with, c -> c.epochsToReach(0.95));
 * SeedValues fast = SeedValues.of("without LRN", "epochs", without, c -> c.epochsToReach(0.95));
 *
 * assertThat(fast).isFasterThan(slow);             // exact paired sign test at 95 %
 * assertThat(fast).hasRatioTo(slow, 0.4, 0.67);    // 'about half the epochs'
 * assertThat(finalWithout).isEquivalentTo(finalWith, 0.01); // two one-sided t tests, 1 point
 * assertThat(finalWithout).atConfidence(0.99).hasMeanAbove(0.75);
 * assertThat(finalWithout).areAllAtLeast(0.74);    // every single seed, no statistics
 * }</pre>
 *
 * <p>An assertion that the values contradict throws an {@link java.lang.AssertionError}. One that
 * they cannot decide throws an {@link dev.reprokit.assertion.InconclusiveError}, which is an {@code
 * AssertionError} too. {@link dev.reprokit.assertion.Finding#of} makes the same assertions without
 * throwing and returns the evidence of each, also of those that hold.
 *
 * <p>Plan five seeds or more for an order and ten for an equivalence. With five seeds, a margin of
 * one standard deviation of a condition's values, and two uncorrelated conditions, the test finds
 * two equal conditions equivalent in 9 % of cases (67 % at a margin of two deviations; with ten
 * seeds 35 % and 99 %). Fix the number before the run: adding seeds until an assertion holds makes
 * chance findings.
 */
@NullMarked
package dev.reprokit.assertion;

import org.jspecify.annotations.NullMarked;
