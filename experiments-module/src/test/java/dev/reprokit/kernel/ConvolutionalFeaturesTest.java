package dev.reprokit.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.SyntheticImages;
import dev.reprokit.data.Transforms;
import dev.reprokit.linalg.Matrix;
import dev.reprokit.random.RandomStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;

class ConvolutionalFeaturesTest {
    private static final int CROP = 11;
    private static final int FILTERS = 5;
    private static final int PATCH = 3 * 6 * 6;

    private LabelledImages images;
    private RandomFilters filters;

    @BeforeEach
    void drawFilters() throws IOException {
        images = new SyntheticImages().load(20, 1).train();
        filters = RandomFilters.draw(images, CROP, FILTERS, RandomStream.of(1, "filters"));
    }

    @Test
    void areWhatPlainLoopsGive() {
        float[] numbers = Transforms.standardised(images, CROP);
        try (Matrix features = new ConvolutionalFeatures(images, filters).part(0)) {
            assertThat(features.rows()).isEqualTo(8 * FILTERS);
            assertThat(features.columns()).isEqualTo(20);
            for (int image = 0; image < 20; image += 7) {
                assertThat(features.column(image))
                        .containsExactly(naive(numbers, image), within(1e-9));
            }
        }
    }

    /** By quadrant of 6 x 6 positions, of which the upper left has 3 x 3; sign; filter. */
    private double[] naive(float[] numbers, int image) {
        double[] sums = new double[8 * FILTERS];
        for (int top = 0; top < 6; top++) {
            for (int left = 0; left < 6; left++) {
                double[] patch = patch(numbers, image, top, left);
                int quadrant = (top < 3 ? 0 : 2) + (left < 3 ? 0 : 1);
                for (int filter = 0; filter < FILTERS; filter++) {
                    double z = -filters.offsets()[filter];
                    for (int i = 0; i < PATCH; i++) {
                        z += filters.weights()[filter][i] * patch[i];
                    }
                    int at = 2 * FILTERS * quadrant + filter;
                    sums[at] += z > 0.25 ? z - 0.25 : 0;
                    sums[at + FILTERS] += z < -0.25 ? -z - 0.25 : 0;
                }
            }
        }
        return sums;
    }

    private static double[] patch(float[] numbers, int image, int top, int left) {
        double[] patch = new double[PATCH];
        double mean = 0;
        for (int i = 0; i < PATCH; i++) {
            int channel = i / 36;
            int row = top + i % 36 / 6;
            int column = left + i % 6;
            patch[i] = numbers[((image * 3 + channel) * CROP + row) * CROP + column];
            mean += patch[i] / PATCH;
        }
        double variance = 0;
        for (double number : patch) {
            variance += (number - mean) * (number - mean) / PATCH;
        }
        for (int i = 0; i < PATCH; i++) {
            patch[i] = (patch[i] - mean) / Math.sqrt(variance + 0.003);
        }
        return patch;
    }

    @Test
    void comeInPartsThatTogetherGiveTheirInnerProducts() {
        RandomFilters many = RandomFilters.draw(images, CROP, 300, RandomStream.of(2, "filters"));
        ConvolutionalFeatures features = new ConvolutionalFeatures(images.first(3), many);
        assertThat(features.parts()).isEqualTo(2);
        try (Matrix first = features.part(0);
                Matrix second = features.part(1);
                var products = features.innerProducts()) {
            assertThat(first.rows()).isEqualTo(ConvolutionalFeatures.LARGEST_PART);
            assertThat(first.rows() + second.rows()).isEqualTo(8 * 300);
            double expected = dot(first, 2, 1) + dot(second, 2, 1);
            assertThat(products.get(2, 1)).isCloseTo(expected, within(1e-9 * expected));
        }
    }

    @Test
    void filtersDependOnTheSeed() {
        RandomFilters same =
                RandomFilters.draw(images, CROP, FILTERS, RandomStream.of(1, "filters"));
        RandomFilters other =
                RandomFilters.draw(images, CROP, FILTERS, RandomStream.of(2, "filters"));

        assertThat(same.weights()[0]).containsExactly(filters.weights()[0]);
        assertThat(other.weights()[0]).isNotEqualTo(filters.weights()[0]);
    }

    private static double dot(Matrix points, int i, int j) {
        double[] x = points.column(i);
        double[] y = points.column(j);
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += x[k] * y[k];
        }
        return sum;
    }
}
