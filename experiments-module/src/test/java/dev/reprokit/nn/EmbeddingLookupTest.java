package dev.reprokit.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

import dev.reprokit.random.RandomStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.random.RandomGenerator;

class EmbeddingLookupTest {
    // Enough rows and uses that PyTorch divides the work among threads.
    private static final int ROWS = 2048;
    private static final int COLUMNS = 16;
    private static final int USES = 2500;

    private final NDManager manager = NDManager.newBaseManager();

    /** One thread, as all tests begin with. */
    @AfterEach
    void free() {
        JniUtils.setNumThreads(1);
        manager.close();
    }

    @Test
    void looksUpRowsInTheShapeOfTheIndices() {
        NDArray table = manager.arange(6f).reshape(3, 2);
        NDArray rows = EmbeddingLookup.rows(table, manager.create(new long[][] {{2, 0}, {2, 1}}));

        assertThat(rows.getShape()).isEqualTo(new Shape(2, 2, 2));
        assertThat(rows.toFloatArray()).containsExactly(4, 5, 0, 1, 4, 5, 2, 3);
    }

    @Test
    void theGradientHasTheSameBitsOnTwoThreadsEachTime() {
        JniUtils.setNumThreads(1);
        float[] onOneThread = gradient(false);
        JniUtils.setNumThreads(2);
        for (int run = 0; run < 12; run++) {
            assertThat(gradient(false)).as("run %d", run).isEqualTo(onOneThread);
        }
    }

    /**
     * The product of the one-hot indices with the outer gradient, of whole numbers: it is exact.
     */
    @Test
    void theGradientIsTheOneHotProduct() {
        JniUtils.setNumThreads(2);
        NDArray oneHot =
                manager.create(indices())
                        .reshape(USES, 1)
                        .eq(manager.arange(0, ROWS, 1, DataType.INT64).reshape(1, ROWS))
                        .toType(DataType.FLOAT32, false);
        NDArray product = oneHot.transpose().matMul(outer(true));

        assertThat(gradient(true)).isEqualTo(product.toFloatArray());
    }

    private float[] gradient(boolean whole) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray table = scope.zeros(new Shape(ROWS, COLUMNS));
            table.setRequiresGradient(true);
            NDArray loss;
            try (GradientMode on = GradientMode.on()) {
                NDArray rows = EmbeddingLookup.rows(table, scope.create(indices()));
                loss = rows.mul(outer(whole)).sum();
            }
            JniUtils.backward((PtNDArray) loss, (PtNDArray) scope.create(1f), false, false);
            return table.getGradient().toFloatArray();
        }
    }

    /** Some rows are used often, as words are. */
    private static long[] indices() {
        RandomGenerator random = RandomStream.of(101, "indices");
        long[] indices = new long[USES];
        for (int i = 0; i < USES; i++) {
            indices[i] = random.nextInt(1 + random.nextInt(ROWS));
        }
        return indices;
    }

    private NDArray outer(boolean whole) {
        RandomGenerator random = RandomStream.of(101, "outer gradient");
        float[] numbers = new float[USES * COLUMNS];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = whole ? random.nextInt(-9, 10) : (float) random.nextGaussian();
        }
        return manager.create(numbers, new Shape(USES, COLUMNS));
    }

    @Test
    void refusesWhatIsNoTableAndNoIndex() {
        NDArray table = manager.zeros(new Shape(3, 2));
        NDArray indices = manager.create(new long[] {0});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmbeddingLookup.rows(table.reshape(6), indices))
                .withMessageContaining("(rows, columns)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmbeddingLookup.rows(table, manager.create(new float[] {0})))
                .withMessage("expected int64 indices, but got float32");
        for (long outside : new long[] {-1, 3}) {
            NDArray wrong = manager.create(new long[] {outside});
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> EmbeddingLookup.rows(table, wrong));
        }
    }
}
