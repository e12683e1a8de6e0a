package dev.reprokit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

import dev.reprokit.random.RandomStream;

import org.apache.commons.statistics.inference.BinomialTest;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;

class AugmentationTest {
    private static final int CHANNELS = 2;
    private static final int HEIGHT = 3;
    private static final int WIDTH = 4;
    private static final int PIXELS = CHANNELS * HEIGHT * WIDTH;

    /**
     * A test of a right implementation fails with this probability, once and for all: seeds stay.
     */
    private static final double SIGNIFICANCE = 0.001;

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    /** No two pixels of a batch are equal. */
    private NDArray images(int batch) {
        return manager.arange((float) batch * PIXELS).reshape(batch, CHANNELS, HEIGHT, WIDTH);
    }

    private static RandomGenerator random() {
        return RandomStream.of(101, "augmentation");
    }

    @Test
    void mirrorsHalfOfTheImagesLeftToRight() {
        int batch = 1000;
        float[] flipped = Augmentation.randomHorizontalFlip(images(batch), random()).toFloatArray();
        int mirrored = 0;
        for (int image = 0; image < batch; image++) {
            boolean mirror = flipped[image * PIXELS] != image * PIXELS;
            mirrored += mirror ? 1 : 0;
            for (int i = 0; i < PIXELS; i++) {
                int column = i % WIDTH;
                int from = mirror ? i - column + WIDTH - 1 - column : i;
                assertThat(flipped[image * PIXELS + i]).isEqualTo(image * PIXELS + from);
            }
        }
        assertIsHalf(mirrored, batch);
    }

    @Test
    void mirrorsHalfOfTheImagesTopToBottom() {
        int batch = 1000;
        float[] flipped = Augmentation.randomVerticalFlip(images(batch), random()).toFloatArray();
        int mirrored = 0;
        for (int image = 0; image < batch; image++) {
            boolean mirror = flipped[image * PIXELS] != image * PIXELS;
            mirrored += mirror ? 1 : 0;
            for (int i = 0; i < PIXELS; i++) {
                int row = i / WIDTH % HEIGHT;
                int from = mirror ? i + (HEIGHT - 1 - 2 * row) * WIDTH : i;
                assertThat(flipped[image * PIXELS + i]).isEqualTo(image * PIXELS + from);
            }
        }
        assertIsHalf(mirrored, batch);
    }

    private static void assertIsHalf(int mirrored, int batch) {
        assertThat(BinomialTest.withDefaults().test(batch, mirrored, 0.5).getPValue())
                .as("%d of %d are mirrored", mirrored, batch)
                .isGreaterThan(SIGNIFICANCE);
    }

    @Test
    void everyOffsetIsEquallyLikely() {
        int batch = 6000;
        int rows = 2;
        int columns = 2;
        long[] seen = new long[(HEIGHT - rows + 1) * (WIDTH - columns + 1)];
        NDArray cropped = Augmentation.randomCrop(images(batch), rows, columns, random());

        assertThat(cropped.getShape()).isEqualTo(new Shape(batch, CHANNELS, rows, columns));
        float[] numbers = cropped.toFloatArray();
        int size = CHANNELS * rows * columns;
        for (int image = 0; image < batch; image++) {
            int corner = (int) numbers[image * size] - image * PIXELS;
            int top = corner / WIDTH;
            int left = corner % WIDTH;
            seen[top * (WIDTH - columns + 1) + left]++;
            for (int i = 0; i < size; i++) {
                int channel = i / (rows * columns);
                int row = top + i / columns % rows;
                int pixel = (channel * HEIGHT + row) * WIDTH + left + i % columns;
                assertThat(numbers[image * size + i]).isEqualTo(image * PIXELS + pixel);
            }
        }
        assertThat(ChiSquareTest.withDefaults().test(seen).getPValue())
                .as("offsets %s", Arrays.toString(seen))
                .isGreaterThan(SIGNIFICANCE);
    }

    @Test
    void flipsAndCropsBytes() {
        ByteBuffer pixels = ByteBuffer.wrap(new byte[] {1, 2, (byte) 200});
        NDArray bytes = manager.create(pixels, new Shape(1, 1, 1, 3), DataType.UINT8);
        NDArray cropped = Augmentation.randomCrop(bytes, 1, 3, random());
        NDArray flipped = Augmentation.randomVerticalFlip(cropped, random());

        assertThat(flipped.toUint8Array()).containsExactly(1, 2, 200);
    }

    @Test
    void theSameStreamGivesTheSameImages() {
        NDArray images = images(20);
        NDArray first = Augmentation.randomCrop(images, 2, 3, random());

        assertThat(Augmentation.randomCrop(images, 2, 3, random())).isEqualTo(first);
        assertThat(images).as("the images themselves").isEqualTo(images(20));
    }

    @Test
    void leavesNoArraysBehind() {
        NDArray images = images(2);
        int before = manager.getManagedArrays().size();
        Augmentation.randomCrop(images, 2, 2, random());
        Augmentation.randomHorizontalFlip(images, random());

        assertThat(manager.getManagedArrays()).hasSize(before + 2);
    }

    @Test
    void refusesWindowsThatDoNotFitAndArraysThatAreNoImages() {
        NDArray images = images(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Augmentation.randomCrop(images, 4, 2, random()))
                .withMessage("cannot crop 4 x 2 from images of 3 x 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Augmentation.randomCrop(images, 3, 0, random()))
                .withMessage("cannot crop 3 x 0 from images of 3 x 4");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                Augmentation.randomHorizontalFlip(
                                        images.reshape(CHANNELS, HEIGHT, WIDTH), random()))
                .withMessageContaining("(batch, channels, height, width)");
    }
}
