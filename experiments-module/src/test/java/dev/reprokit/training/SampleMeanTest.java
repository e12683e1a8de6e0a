package dev.reprokit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class SampleMeanTest {

    /** Nine zeros and a one, in batches of three: the mean over batches is 0.25. */
    @Test
    void aShortLastBatchCountsForItsSamples() {
        SampleMean mean = new SampleMean();
        mean.addBatch(0, 3);
        mean.addBatch(0, 3);
        mean.addBatch(0, 3);
        mean.addBatch(1, 1);

        assertThat(mean.value()).isEqualTo(0.1);
    }

    @Test
    void aBatchThatIsNaNIsNotLost() {
        SampleMean mean = new SampleMean();
        mean.addBatch(Double.NaN, 1);
        mean.addBatch(1, 1000);

        assertThat(mean.value()).isNaN();
    }

    @Test
    void refusesEmptyBatchesAndNoBatches() {
        SampleMean mean = new SampleMean();
        assertThatIllegalArgumentException().isThrownBy(() -> mean.addBatch(1, 0));
        assertThatIllegalStateException()
                .isThrownBy(mean::value)
                .withMessage("there is no mean of no samples");
    }
}
