package dev.reprokit.assertion;

import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.NaNPolicy;

/**
 * The median of a sample.
 *
 * <p>By default Commons Statistics takes NaN for the largest value and reorders the caller's array,
 * and DJL's {@code NDArray.median} of an even number of values is the lower of the two in the
 * middle.
 */
public final class SampleMedian {
    private SampleMedian() {}

    /**
     * Returns the value in the middle, or the mean of the two in the middle of an even number.
     *
     * @param values at least one, in any order and unit; infinite ones count as larger or smaller
     *     than all others; the array stays as it is
     * @return the median, in the unit of the values
     * @throws IllegalArgumentException if there is no value, or one is NaN
     */
    public static double of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("there is no median of no values");
        }
        return Median.withDefaults().with(NaNPolicy.ERROR).withCopy(true).evaluate(values);
    }
}
