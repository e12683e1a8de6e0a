package dev.reprokit.internal.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.Transforms;
import dev.reprokit.random.RandomStream;
import dev.reprokit.training.ImageTensors;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

class SharedTensorsTest {
    // More than are uploaded in one part.
    private final LabelledImages train = images(2_345);
    private final LabelledImages test = images(10);
    private final Dataset dataset = new Dataset("any", train, test, Map.of(), List.of());

    @Test
    void holdEveryImageStandardisedInOrder() {
        try (NDManager manager = NDManager.newBaseManager()) {
            ImageTensors tensors = new SharedTensors(manager, dataset).get(4);

            assertThat(tensors.trainImages().getShape()).isEqualTo(new Shape(2_345, 1, 4, 4));
            assertThat(tensors.trainImages().toFloatArray())
                    .containsExactly(Transforms.standardised(train, 4));
            assertThat(tensors.testImages().toFloatArray())
                    .containsExactly(Transforms.standardised(test, 4));
        }
    }

    @Test
    void areMadeOnceForEachCrop() {
        try (NDManager manager = NDManager.newBaseManager()) {
            SharedTensors tensors = new SharedTensors(manager, dataset);
            assertThat(tensors.get(4)).isSameAs(tensors.get(4)).isNotSameAs(tensors.get(3));
        }
    }

    private static LabelledImages images(int count) {
        RandomGenerator random = RandomStream.of(count, "pixels");
        byte[] pixels = new byte[count * 25];
        random.nextBytes(pixels);
        return new LabelledImages(1, 5, 5, pixels, new int[count], 10);
    }
}
