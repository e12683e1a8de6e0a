package dev.reprokit.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.Transforms;
import dev.reprokit.linalg.Matrix;
import dev.reprokit.linalg.PackedMatrix;
import dev.reprokit.random.RandomStream;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class GaussianKernelTest {
    /** 3 x 14 x 14 numbers an image: more than one part. */
    private static final int CROP = 14;

    private static final int PIXELS = 3 * CROP * CROP;

    private final LabelledImages images = images(9);
    private final LabelledImages others = images(4);
    private final GaussianKernel kernel = new GaussianKernel(20);

    @Test
    void isWhatTheFormulaSays() {
        Points points = new Pixels(images, CROP);
        assertThat(points.parts()).isGreaterThan(1);
        try (PackedMatrix matrix = points.innerProducts()) {
            kernel.applyTo(matrix);
            for (int i = 0; i < 9; i++) {
                assertThat(matrix.get(i, i)).isEqualTo(1);
                for (int j = 0; j < i; j++) {
                    assertThat(matrix.get(i, j))
                            .isCloseTo(formula(images, i, images, j), within(1e-12));
                }
            }
        }
    }

    @Test
    void isTheSameBetweenPoints() {
        Points points = new Pixels(images, CROP);
        try (PackedMatrix products = points.innerProducts();
                CrossProducts cross = CrossProducts.of(points, new Pixels(others, CROP))) {
            kernel.applyTo(products.diagonal(), cross);
            for (int other = 0; other < 4; other++) {
                double[] column = cross.products().column(other);
                for (int i = 0; i < 9; i++) {
                    assertThat(column[i])
                            .isCloseTo(formula(images, i, others, other), within(1e-12));
                }
            }
        }
    }

    @Test
    void pointsThatCoincideAreAtDistanceZero() {
        LabelledImages twice = images.select(0, 0);
        try (PackedMatrix matrix = new Pixels(twice, CROP).innerProducts()) {
            kernel.applyTo(matrix);
            assertThat(matrix.get(1, 0)).isLessThanOrEqualTo(1).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void theMedianDistanceIsThatOfDifferentPoints() {
        // On a line at 0, 1, 3, 7: distances 1, 2, 3, 4, 6, 7.
        try (PackedMatrix products = PackedMatrix.zeros(4);
                Matrix line =
                        Matrix.ofColumns(
                                new double[] {0},
                                new double[] {1},
                                new double[] {3},
                                new double[] {7})) {
            products.addInnerProducts(line);
            assertThat(GaussianKernel.medianDistance(products)).isCloseTo(4, within(1e-12));
        }
    }

    @Test
    void aDistanceThatIsNoNumberHasNoMedian() {
        try (PackedMatrix products = PackedMatrix.zeros(3);
                Matrix line =
                        Matrix.ofColumns(
                                new double[] {0}, new double[] {1}, new double[] {Double.NaN})) {
            products.addInnerProducts(line);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> GaussianKernel.medianDistance(products))
                    .withMessageContaining("a distance is not a number");
        }
    }

    private double formula(LabelledImages left, int i, LabelledImages right, int j) {
        float[] x = pixels(left, i);
        float[] y = pixels(right, j);
        double distance = 0;
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            distance += Math.pow((double) x[pixel] - y[pixel], 2);
        }
        return Math.exp(-distance / (2 * 20 * 20));
    }

    private static float[] pixels(LabelledImages images, int image) {
        float[] all = Transforms.standardised(images, CROP);
        return Arrays.copyOfRange(all, image * PIXELS, (image + 1) * PIXELS);
    }

    private static LabelledImages images(int count) {
        byte[] pixels = new byte[count * 3 * 16 * 16];
        RandomStream.of(count, "pixels").nextBytes(pixels);
        return new LabelledImages(3, 16, 16, pixels, new int[count], 10);
    }
}
