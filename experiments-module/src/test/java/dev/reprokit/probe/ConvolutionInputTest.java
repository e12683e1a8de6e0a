package dev.reprokit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import dev.reprokit.linalg.Matrix;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.random.RandomStream;
import dev.reprokit.training.Classifier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.Map;

class ConvolutionInputTest {
    private final NDManager manager = NDManager.newBaseManager(Device.cpu());
    private final NDArray images = manager.randomNormal(new Shape(3, 3, 28, 28));
    private final Classifier network =
            new Classifier(
                    AlexNet.LOG_SMALL.narrowed(4),
                    manager,
                    images.getShape(),
                    RandomStream.of(1001, "initial weights"));

    @AfterEach
    void close() {
        network.close();
        manager.close();
    }

    /** Filters times a patch, and the biases, are what the convolution computes somewhere. */
    @ParameterizedTest
    @CsvSource({"conv1, 75, 16", "conv2, 400, 32"})
    void filtersTimesPatchesAreTheConvolutionsOutput(String layer, int size, int filters) {
        Map<String, NDArray> outputs = new HashMap<>();
        new Layers(network.block()).run(images, outputs::put);
        NDArray computed = outputs.get(layer).reshape(3, filters, -1).transpose(0, 2, 1);
        float[] biases =
                new Layers(network.block())
                        .layer(layer)
                        .getParameters()
                        .valueAt(1)
                        .getArray()
                        .toFloatArray();
        ConvolutionInput input = ConvolutionInput.of(network, layer);

        try (Matrix patches = input.patches(images, 10, RandomStream.of(1001, "places"));
                Matrix weights = input.filters();
                Matrix products = Matrix.zeros(filters, patches.columns())) {
            products.addProduct(1, weights, true, patches, false);
            assertThat(input.size()).isEqualTo(size);
            // Four of each of three images.
            assertThat(patches.columns()).isEqualTo(12);
            for (int patch = 0; patch < 12; patch++) {
                float[] places = computed.get(patch / 4).toFloatArray();
                assertThat(distance(places, products.column(patch), biases))
                        .as("distance of patch %d from the most similar output", patch)
                        .isLessThan(1e-4);
            }
        }
    }

    /** Returns the largest difference over the filters, at the place where it is smallest. */
    private static double distance(float[] places, double[] product, float[] biases) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int from = 0; from < places.length; from += product.length) {
            double largest = 0;
            for (int filter = 0; filter < product.length; filter++) {
                double expected = product[filter] + biases[filter];
                largest = Math.max(largest, Math.abs(places[from + filter] - expected));
            }
            smallest = Math.min(smallest, largest);
        }
        return smallest;
    }

    @Test
    void patchesHaveNoPadding() {
        NDArray ones = manager.ones(new Shape(2, 3, 28, 28));
        try (Matrix patches =
                ConvolutionInput.of(network, "conv1")
                        .patches(ones, 500, RandomStream.of(1001, "places"))) {
            for (int patch = 0; patch < patches.columns(); patch++) {
                assertThat(patches.column(patch)).containsOnly(1);
            }
        }
    }

    @Test
    void onlyConvolutionsHaveFilters() {
        assertThatThrownBy(() -> ConvolutionInput.of(network, "fc1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fc1")
                .hasMessageContaining("convolution");
        assertThatThrownBy(() -> ConvolutionInput.of(network, "conv3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("conv3")
                .hasMessageContaining("conv1, relu1");
    }
}
