package dev.reprokit.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.reprokit.record.result.Results;
import dev.reprokit.testing.MadeResults;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class QuantityTest {
    private static final Measure LAST = Measure.last("accuracy", "accuracy", "points");
    private static final Quantity LARGER =
            Quantity.combining(
                    "larger",
                    "points",
                    List.of(LAST.in("one"), LAST.in("other")),
                    values -> Math.max(values[0], values[1]));

    @Test
    void combinesOthersSeedBySeed() {
        Results results =
                new MadeResults()
                        .with("one", 1, "accuracy", 10)
                        .with("one", 2, "accuracy", 40)
                        .with("other", 1, "accuracy", 30)
                        .with("other", 2, "accuracy", 20)
                        .results();

        assertThat(LARGER.of(results).bySeed()).isEqualTo(Map.of(1L, 30.0, 2L, 40.0));
        assertThat(LARGER.conditions()).containsExactly("one", "other");
        assertThat(LARGER.name()).isEqualTo("larger");
        assertThat(LARGER.unit()).isEqualTo("points");
    }

    @Test
    void combinesNothingWithoutAPartner() {
        Results results =
                new MadeResults()
                        .with("one", 1, "accuracy", 10)
                        .with("other", 2, "accuracy", 20)
                        .results();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LARGER.of(results))
                .withMessageContaining("seed 2");
    }

    @Test
    void aDifferenceOfPercentagesIsInPoints() {
        Measure train = Measure.percent("train_accuracy", "train accuracy");
        Measure test = Measure.percent("test_accuracy", "test accuracy");

        assertThat(test.in("one").unit()).isEqualTo("%");
        assertThat(train.in("one").minus(test.in("one")).unit()).isEqualTo("points");
        assertThat(test.in("one").minus(test.in("other")).unit())
                .isEqualTo("points more test accuracy");
    }
}
