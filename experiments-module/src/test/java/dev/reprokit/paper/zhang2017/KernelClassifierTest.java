package dev.reprokit.paper.zhang2017;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.SyntheticImages;
import dev.reprokit.kernel.Pixels;
import dev.reprokit.linalg.Matrix;
import dev.reprokit.linalg.OneHot;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Map;

/** The equation solved on a hundred synthetic images. */
class KernelClassifierTest {
    private static final double[] FACTORS = {0.25, 0.5, 1};

    private PointSets images;

    @BeforeEach
    void loadImages() throws IOException {
        Dataset dataset = new SyntheticImages().load(101, 100);
        images = new PointSets(dataset.train(), dataset.test(), i -> new Pixels(i, 28));
    }

    @Test
    void withoutRegularisationEveryImageIsFittedExactly() {
        Map<String, Double> metrics = new KernelClassifier(images, choice(0), true).measure();

        assertThat(metrics)
                .containsEntry("train_error", 0.0)
                .containsEntry("second_solver_converged", 1.0);
        assertThat(metrics.get("residual")).isLessThan(1e-10);
        assertThat(metrics.get("second_solver_difference")).isLessThan(1e-8);
        assertThat(metrics.get("test_error")).isLessThan(0.85);
    }

    @Test
    void regularisationSolvesItsOwnEquationAndShrinksTheNorm() {
        double free = new KernelClassifier(images, choice(0), false).measure().get("norm");
        Map<String, Double> strong = new KernelClassifier(images, choice(10), false).measure();

        assertThat(strong.get("residual")).isLessThan(1e-10);
        assertThat(strong.get("norm")).isLessThan(free / 2);
    }

    @Test
    void theChoiceHasTheLowestHeldOutError() {
        PointSets heldOut = images.heldOut(60, 41);
        KernelChoice best = KernelChoice.among(heldOut, FACTORS, new double[] {0, 0.1});

        for (double factor : FACTORS) {
            for (double ridge : new double[] {0, 0.1}) {
                KernelChoice one =
                        KernelChoice.among(heldOut, new double[] {factor}, new double[] {ridge});
                assertThat(best.heldOutError()).isLessThanOrEqualTo(one.heldOutError());
            }
        }
    }

    private KernelChoice choice(double ridge) {
        return KernelChoice.among(images.heldOut(60, 41), new double[] {0.5}, new double[] {ridge});
    }

    @Test
    void errorsCountImagesWhoseHighestScoreIsAnotherClasss() {
        // Right, wrong, and a tie, which goes to the first class.
        try (Matrix scores = Matrix.ofColumns(new double[] {1, 2, 3}, new double[] {2, 1, 3})) {
            assertThat(OneHot.error(scores, new int[] {1, 1, 1})).isCloseTo(2.0 / 3, within(1e-15));
        }
        try (Matrix targets = OneHot.of(new int[] {1, 0, 1}, 3)) {
            assertThat(targets.column(0)).containsExactly(0, 1, 0);
            assertThat(targets.column(1)).containsExactly(1, 0, 1);
            assertThat(targets.column(2)).containsExactly(0, 0, 0);
        }
    }

    @Test
    void drawsAreOtherOrdersOfTheSameImages() {
        LabelledImages train = images.train();
        LabelledImages selected = train.select(3, 0, 3);

        assertThat(selected.labels())
                .containsExactly(train.labels()[3], train.labels()[0], train.labels()[3]);
        assertThat(selected.range(1, 2).pixels()).isEqualTo(train.first(1).pixels());
    }
}
