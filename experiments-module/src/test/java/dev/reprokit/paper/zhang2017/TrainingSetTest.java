package dev.reprokit.paper.zhang2017;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.SyntheticImages;
import dev.reprokit.data.Transforms;
import dev.reprokit.experiment.SampleImages;
import dev.reprokit.record.result.Scale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import java.util.Arrays;
import java.util.List;

/** Figure 1a's images before they are standardised. */
class TrainingSetTest {
    private static final Dataset DATA = SyntheticImages.generate(20, 1);
    private static final LabelledImages IMAGES = DATA.train();
    private static final LabelledImages CROPPED = Transforms.centreCrop(IMAGES, 28);

    @ParameterizedTest
    @EnumSource(names = {"TRUE_LABELS", "RANDOM_LABELS"})
    void labelsLeaveTheImagesAsTheyAre(TrainingSet set) {
        assertThat(set.corrupted(IMAGES, 28, 1, "training images").pixels())
                .isEqualTo(CROPPED.pixels());
    }

    @ParameterizedTest
    @EnumSource(names = {"SHUFFLED_PIXELS", "RANDOM_PIXELS"})
    void pixelsAreShuffledWithinTheCropSoThatNoneIsLost(TrainingSet set) {
        LabelledImages corrupted = set.corrupted(IMAGES, 28, 1, "training images");

        assertThat(corrupted.pixels()).isNotEqualTo(CROPPED.pixels());
        for (int image = 0; image < IMAGES.size(); image++) {
            assertThat(sorted(corrupted, image)).isEqualTo(sorted(CROPPED, image));
        }
        assertThat(corrupted.labels()).isEqualTo(IMAGES.labels());
    }

    @Test
    void testImagesAreShuffledInTheOrderOfTheTrainingImages() {
        assertThat(corrupted(TrainingSet.SHUFFLED_PIXELS, "test images"))
                .isEqualTo(corrupted(TrainingSet.SHUFFLED_PIXELS, "training images"));
    }

    /** The crop decides the order of shuffled pixels, and which pixels there are. */
    @ParameterizedTest
    @CsvSource({"SMOKE, 16", "REDUCED, 16", "PAPER, 28"})
    void readersAreShownWhatNetworksSee(Scale scale, int crop) {
        List<SampleImages> samples = new Randomization().samples(scale, DATA, 3);

        for (TrainingSet set : TrainingSet.values()) {
            SampleImages shown = samples.get(set.ordinal());
            LabelledImages seen = set.corrupted(IMAGES, crop, 3, "training images").first(8);
            assertThat(shown.label()).isEqualTo(set.label());
            assertThat(shown.images().pixels()).isEqualTo(seen.pixels());
            assertThat(shown.images().labels()).isEqualTo(Arrays.copyOf(set.labels(IMAGES, 3), 8));
        }
    }

    @Test
    void onlyRandomLabelsAreNotTheTrueOnes() {
        for (TrainingSet set : TrainingSet.values()) {
            assertThat(Arrays.equals(set.labels(IMAGES, 1), IMAGES.labels()))
                    .isEqualTo(set != TrainingSet.RANDOM_LABELS);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RANDOM_PIXELS", "GAUSSIAN"})
    void testImagesHaveRandomNumbersOfTheirOwn(TrainingSet set) {
        assertThat(corrupted(set, "test images")).isNotEqualTo(corrupted(set, "training images"));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"TRUE_LABELS", "RANDOM_LABELS"})
    void theSeedDecides(TrainingSet set) {
        assertThat(set.corrupted(IMAGES, 28, 1, "training images").pixels())
                .isEqualTo(set.corrupted(IMAGES, 28, 1, "training images").pixels())
                .isNotEqualTo(set.corrupted(IMAGES, 28, 2, "training images").pixels());
    }

    private static byte[] corrupted(TrainingSet set, String part) {
        return set.corrupted(IMAGES, 28, 1, part).pixels();
    }

    /** All numbers of an image in order. */
    private static byte[] sorted(LabelledImages images, int image) {
        int size = images.pixelsPerImage();
        byte[] pixels = Arrays.copyOfRange(images.pixels(), image * size, (image + 1) * size);
        Arrays.sort(pixels);
        return pixels;
    }
}
