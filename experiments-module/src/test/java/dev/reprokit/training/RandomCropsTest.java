package dev.reprokit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import dev.reprokit.data.ChannelStatistics;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.SyntheticImages;
import dev.reprokit.data.Transforms;

import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class RandomCropsTest {
    private static final LabelledImages IMAGES = SyntheticImages.generate(6, 1).train();
    private static final int CROP = 28;
    private static final int PLACES = 5 * 5;

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    /** Each crop is one of the 25 that arithmetic on the heap gives. */
    @Test
    void cropsAndStandardisesAsOnTheHeap() {
        RandomCrops crops = new RandomCrops(manager, IMAGES, CROP, 3);
        crops.begin(1, manager);
        NDArray batch = crops.batch(manager, manager.create(new long[] {4, 0, 5}));

        assertThat(batch.getShape()).isEqualTo(new Shape(3, 3, CROP, CROP));
        int[] images = {4, 0, 5};
        for (int i = 0; i < images.length; i++) {
            assertThat(place(images[i], batch.get(i).toFloatArray())).isNotNegative();
        }
    }

    @Test
    void anEpochHasOnePlaceAnImageAndTheNextOneOthers() {
        RandomCrops crops = new RandomCrops(manager, IMAGES, CROP, 3);
        crops.begin(1, manager);
        float[] first = all(crops);
        float[] again = all(crops);
        crops.begin(2, manager);
        float[] second = all(crops);
        RandomCrops resumed = new RandomCrops(manager, IMAGES, CROP, 3);
        resumed.begin(2, manager);

        assertThat(again).isEqualTo(first);
        assertThat(second).isNotEqualTo(first);
        assertThat(all(resumed)).as("an epoch does not need the one before").isEqualTo(second);
    }

    @Test
    void everyPlaceIsEquallyLikely() {
        RandomCrops crops = new RandomCrops(manager, IMAGES, CROP, 3);
        long[] seen = new long[PLACES];
        for (int epoch = 1; epoch <= 40; epoch++) {
            try (NDManager scope = manager.newSubManager()) {
                crops.begin(epoch, scope);
                NDArray batch = crops.batch(scope, scope.create(new long[] {0, 1, 2, 3, 4, 5}));
                for (int image = 0; image < IMAGES.size(); image++) {
                    int place = place(image, batch.get(image).toFloatArray());
                    assertThat(place).isNotNegative();
                    seen[place]++;
                }
            }
        }
        // 240 draws miss one of 25 places with a probability of 25 * (24/25)^240 = 0.1 %.
        assertThat(seen).doesNotContain(0);
        assertThat(ChiSquareTest.withDefaults().test(seen).getPValue()).isGreaterThan(0.001);
    }

    @Test
    void refusesImagesThatAreTooSmall() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RandomCrops(manager, IMAGES, 33, 1))
                .withMessage("cannot crop 33 x 33 from images of 32 x 32");
    }

    /** Each is one of 81 places, mirrored or not, of the image with a black margin. */
    @Test
    void padsMirrorsAndStandardisesByChannel() {
        ChannelStatistics statistics =
                new ChannelStatistics(List.of(0.5, 0.4, 0.3), List.of(0.2, 0.1, 0.3));
        RandomCrops crops = RandomCrops.padded(manager, IMAGES, 4, statistics, 3);
        Set<Boolean> mirrored = new HashSet<>();
        Set<Integer> places = new HashSet<>();
        for (int epoch = 1; epoch <= 20; epoch++) {
            try (NDManager scope = manager.newSubManager()) {
                crops.begin(epoch, scope);
                NDArray batch = crops.batch(scope, scope.create(new long[] {5, 0, 3}));
                assertThat(batch.getShape()).isEqualTo(new Shape(3, 3, 32, 32));
                int[] images = {5, 0, 3};
                for (int i = 0; i < images.length; i++) {
                    int found = paddedPlace(images[i], batch.get(i).toFloatArray(), statistics);
                    assertThat(found).isNotNegative();
                    mirrored.add(found % 2 == 1);
                    places.add(found / 2);
                }
            }
        }
        assertThat(mirrored).containsExactlyInAnyOrder(true, false);
        assertThat(places).hasSizeGreaterThan(30);
    }

    private static int paddedPlace(int image, float[] crop, ChannelStatistics statistics) {
        for (int place = 0; place < 2 * 81; place++) {
            if (equals(crop, image, place / 2 / 9 - 4, place / 2 % 9 - 4, place % 2, statistics)) {
                return place;
            }
        }
        return -1;
    }

    private static boolean equals(
            float[] crop, int image, int top, int left, int mirror, ChannelStatistics statistics) {
        for (int i = 0; i < crop.length; i++) {
            int channel = i / 1024;
            int row = top + i / 32 % 32;
            int column = left + (mirror == 1 ? 31 - i % 32 : i % 32);
            boolean inside = row >= 0 && row < 32 && column >= 0 && column < 32;
            int at = ((image * 3 + channel) * 32 + row) * 32 + column;
            double share = inside ? Byte.toUnsignedInt(IMAGES.pixels()[at]) / 255.0 : 0;
            double expected =
                    (share - statistics.means().get(channel))
                            / statistics.deviations().get(channel);
            if (Math.abs(crop[i] - expected) > 1e-4) {
                return false;
            }
        }
        return true;
    }

    private float[] all(RandomCrops crops) {
        return crops.batch(
                        manager,
                        manager.arange(IMAGES.size())
                                .toType(ai.djl.ndarray.types.DataType.INT64, false))
                .toFloatArray();
    }

    /** Which of the 25 places a standardised crop was taken from; -1 for none. */
    private static int place(int image, float[] crop) {
        for (int place = 0; place < PLACES; place++) {
            float[] expected = expected(image, place / 5, place % 5);
            if (Arrays.mismatch(rounded(crop), rounded(expected)) < 0) {
                assertThat(crop).usingComparatorWithPrecision(1e-4f).containsExactly(expected);
                return place;
            }
        }
        return -1;
    }

    private static long[] rounded(float[] values) {
        long[] rounded = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            // Standardised bytes lie farther apart than this.
            rounded[i] = Math.round(values[i] * 100);
        }
        return rounded;
    }

    private static float[] expected(int image, int top, int left) {
        byte[] pixels = new byte[3 * CROP * CROP];
        for (int i = 0; i < pixels.length; i++) {
            int channel = i / (CROP * CROP);
            int row = top + i / CROP % CROP;
            int column = left + i % CROP;
            pixels[i] = IMAGES.pixels()[((image * 3 + channel) * 32 + row) * 32 + column];
        }
        return Transforms.standardised(
                new LabelledImages(3, CROP, CROP, pixels, new int[] {0}, 10), CROP);
    }
}
