/**
 * AssertJ assertions over learning curves and paired seeds, for claims and for anybody's own tests.
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
 * // One value per seed. Unreached thresholds are +infinity: later than anything.
 * SeedValues slow = SeedValues.of("with LRN", "epochs", with, c -> c.epochsToReach(0.95));
 * SeedValues fast = SeedValues.of("without LRN", "epochs", without, c -> c.epochsToReach(0.95));
 *
 * assertThat(fast).isFasterThan(slow);             // exact paired sign test at 95 %
 * assertThat(fast).hasRatioTo(slow, 0.4, 0.67);    // 'about half the epochs'
 * assertThat(finalWithout).isEquivalentTo(finalWith, 0.01); // TOST, margin of one point
 * assertThat(finalWithout).atConfidence(0.99).hasMeanAbove(0.75);
 * assertThat(finalWithout).areAllAtLeast(0.74);    // every single seed, no statistics
 * }</pre>
 *
 * <p>An assertion that the values contradict throws an {@link java.lang.AssertionError}; one that
 * they leave open throws an {@link dev.reprokit.assertion.InconclusiveError}, which is one too.
 * Take five seeds or more for an order, and ten for an equivalence: with five and a margin of one
 * standard deviation of an arm, arms uncorrelated, the test finds two equal arms equivalent in 9 %
 * of cases (67 % at two deviations; with ten seeds 35 % and 99 %). Fix the number beforehand:
 * adding seeds until an assertion holds makes chance findings.
 */
@NullMarked
package dev.reprokit.assertion;

import org.jspecify.annotations.NullMarked;
