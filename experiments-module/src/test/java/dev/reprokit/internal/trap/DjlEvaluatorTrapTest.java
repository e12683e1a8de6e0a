package dev.reprokit.internal.trap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.evaluator.Accuracy;
import ai.djl.training.evaluator.BinaryAccuracy;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.evaluator.TopKAccuracy;
import ai.djl.training.loss.Loss;
import ai.djl.training.loss.MaskedSoftmaxCrossEntropyLoss;

import org.junit.jupiter.api.AfterEach;

/** What DJL's losses and evaluators say that one would not guess. */
class DjlEvaluatorTrapTest {
    private final NDManager manager = NDManager.newBaseManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray vector(float... values) {
        return manager.create(values);
    }

    private static float of(Evaluator evaluator, NDArray right, NDArray said) {
        evaluator.addAccumulator("test");
        evaluator.updateAccumulator("test", new NDList(right), new NDList(said));
        return evaluator.getAccumulator("test");
    }

    @Shows("djl-binary-accuracy")
    void eachProbabilityIsClassOne() {
        NDArray right = vector(0, 0, 0, 1);
        NDArray probabilities = vector(0.1f, 0.2f, 0.3f, 0.9f);

        assertThat(of(new BinaryAccuracy(), right, probabilities)).isEqualTo(0.25f);
        assertThat(of(new BinaryAccuracy(0.5f), right, probabilities)).isEqualTo(1);
    }

    @Shows("djl-top-k")
    void amongEqualsTheLastClassesAreRight() {
        float nan = Float.NaN;
        NDArray right = manager.create(new long[] {0, 1, 2, 3});
        NDArray lost = vector(nan, nan, nan, nan).reshape(1, 4).repeat(0, 4);
        NDArray last = manager.create(new long[] {3});
        NDArray first = manager.create(new long[] {0});

        assertThat(of(new TopKAccuracy(2), right, lost)).isEqualTo(0.5f);
        assertThat(of(new TopKAccuracy(2), last, lost.get("0:1"))).isEqualTo(1);
        assertThat(of(new TopKAccuracy(2), first, lost.get("0:1"))).isZero();
        assertThat(of(new TopKAccuracy(2), last, vector(1, 1, 1, 1).reshape(1, 4))).isEqualTo(1);
        assertThat(of(new Accuracy(), first, lost.get("0:1"))).isEqualTo(1);
    }

    /** Koenker and Bassett 1978: 0.9 for each unit that lacks, 0.1 for each that is too much. */
    @Shows("djl-quantile-loss")
    void theQuantileLossIsTwiceAsLarge() {
        Loss loss = Loss.quantileL1Loss(0.9f);
        NDList zero = new NDList(vector(0));
        NDList one = new NDList(vector(1));

        assertThat(loss.evaluate(one, zero).getFloat()).isCloseTo(2 * 0.9f, within(1e-6f));
        assertThat(loss.evaluate(zero, one).getFloat()).isCloseTo(2 * 0.1f, within(1e-6f));
    }

    @Shows("djl-masked-loss")
    void pytorchHasNoMaskedLoss() {
        NDArray right = manager.zeros(new Shape(2, 3), DataType.INT64);
        NDArray lengths = manager.create(new int[] {1, 3});
        NDList logits = new NDList(manager.zeros(new Shape(2, 3, 4)));

        assertThatThrownBy(
                        () ->
                                new MaskedSoftmaxCrossEntropyLoss()
                                        .evaluate(new NDList(right, lengths), logits))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> logits.singletonOrThrow().sequenceMask(lengths))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Shows("djl-all-close")
    void everyNumberIsCloseToInfinity() {
        NDArray infinite = vector(Float.POSITIVE_INFINITY);

        assertThat(vector(1).allClose(infinite)).isTrue();
        assertThat(infinite.neg().allClose(infinite)).isTrue();
        assertThat(infinite.allClose(vector(1))).isFalse();
        assertThat(vector(Float.NaN).allClose(infinite)).isFalse();
    }
}
