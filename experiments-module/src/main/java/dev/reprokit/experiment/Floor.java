package dev.reprokit.experiment;

import dev.reprokit.assertion.SeedValues;
import dev.reprokit.internal.claim.Wording;
import dev.reprokit.record.result.MissingEvidenceException;
import dev.reprokit.record.result.Numbers;
import dev.reprokit.record.result.Results;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A floor: what every seed of an arm must have reached for a comparison with it to mean anything.
 * Two networks of which one has learned nothing differ, but their difference says nothing about
 * what the experiment varies.
 *
 * <pre>{@code
 * FIT.atLeast(50)     // 'final train accuracy' of each seed is at least 50 %
 * ERROR.atMost(80)    // where guessing errs in 90 %
 * }</pre>
 *
 * @param quantity gives the quantity of a condition (one arm) by its id
 * @param low the least value, in the quantity's unit; negative infinity for none
 * @param high the largest value; positive infinity for none
 */
public record Floor(Function<String, Quantity> quantity, double low, double high) {

    /**
     * Checks that it can be missed.
     *
     * @throws IllegalArgumentException unless one of the two is a number and {@code low <= high}
     */
    public Floor {
        String unit = quantity.apply("any").unit();
        boolean percentage = unit.equals("%") || unit.equals("points");
        boolean anything = percentage && low <= 0 && high >= 100;
        if (!(low <= high) || Double.isInfinite(low) && Double.isInfinite(high) || anything) {
            throw new IllegalArgumentException(
                    "a floor asks for something, not for %s to %s %s".formatted(low, high, unit));
        }
    }

    /** Returns the floor of one condition in words. */
    String inWords(String condition) {
        return "every seed of '%s' to be %s"
                .formatted(quantity.apply(condition).name(), bounds(quantity.apply(condition)));
    }

    /**
     * Checks one condition.
     *
     * @throws MissingEvidenceException if a seed misses the floor
     */
    void require(String condition, Results results) {
        Quantity asked = quantity.apply(condition);
        SeedValues values = asked.of(results);
        List<String> below =
                values.bySeed().entrySet().stream()
                        .filter(seed -> !(low <= seed.getValue() && seed.getValue() <= high))
                        .map(seed -> inWords(seed, asked))
                        .toList();
        if (!below.isEmpty()) {
            throw new MissingEvidenceException(
                    "the comparison means nothing: it needs '%s' to be %s in every seed, but it is %s"
                            .formatted(asked.name(), bounds(asked), String.join(", ", below)));
        }
    }

    private static String inWords(Map.Entry<Long, Double> seed, Quantity asked) {
        return "%s (seed %d)"
                .formatted(Numbers.inWords(seed.getValue(), asked.unit()), seed.getKey());
    }

    private String bounds(Quantity asked) {
        if (Double.isInfinite(high)) {
            return "at least " + Wording.inWords(low, asked.unit());
        }
        if (Double.isInfinite(low)) {
            return "at most " + Wording.inWords(high, asked.unit());
        }
        return Wording.within(low, high);
    }
}
