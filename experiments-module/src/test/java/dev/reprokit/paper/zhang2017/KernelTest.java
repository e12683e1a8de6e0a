package dev.reprokit.paper.zhang2017;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.paper.zhang2017.Kernel.Solution;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.testing.MadeResults;
import dev.reprokit.testing.TestedClaims;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.Map;

/** The claims on values made by hand, and what the design asks for. */
class KernelTest {
    @RegisterExtension static final TestedClaims CLAIMS = new TestedClaims(new Kernel());

    @Test
    void thePapersStoryIsReproduced() {
        Map<String, Verdict> verdicts = verdicts(new Story());

        assertThat(verdicts)
                .contains(
                        Map.entry("interpolation-pixels", Verdict.REPRODUCED),
                        Map.entry("interpolation-features", Verdict.REPRODUCED),
                        Map.entry("control-solvers", Verdict.NOT_APPLICABLE),
                        Map.entry("generalisation", Verdict.REPRODUCED),
                        Map.entry("published-cifar10-pixels", Verdict.REPRODUCED),
                        Map.entry("published-cifar10-features", Verdict.REPRODUCED),
                        Map.entry("published-cifar10-features-l2", Verdict.REPRODUCED),
                        Map.entry("features", Verdict.REPRODUCED),
                        Map.entry("l2", Verdict.REPRODUCED),
                        Map.entry("minimum-norm", Verdict.REPRODUCED),
                        Map.entry("minimum-norm-control", Verdict.REPRODUCED));
    }

    @Test
    void mnistsValuesAreNotCifars() {
        Story story = new Story();
        story.pixels = 0.012;
        story.pixelsL2 = 0.0121;
        story.norm = 215;

        assertThat(verdicts(story, Scale.PAPER, "mnist"))
                .contains(
                        Map.entry("published-mnist-pixels", Verdict.REPRODUCED),
                        Map.entry("l2-mnist", Verdict.REPRODUCED),
                        Map.entry("norm-mnist", Verdict.REPRODUCED),
                        Map.entry("published-cifar10-pixels", Verdict.NOT_APPLICABLE));
    }

    @Test
    void otherValuesThanMnistsAreFoundOut() {
        Story story = new Story();
        story.pixels = 0.02;
        story.pixelsL2 = 0.012;
        story.norm = 100;

        assertThat(verdicts(story, Scale.PAPER, "mnist"))
                .contains(
                        Map.entry("published-mnist-pixels", Verdict.NOT_REPRODUCED),
                        Map.entry("l2-mnist", Verdict.NOT_REPRODUCED),
                        Map.entry("norm-mnist", Verdict.NOT_REPRODUCED));
    }

    @Test
    void oneWrongTrainingImageIsNoInterpolation() {
        Story story = new Story();
        story.trainError = 1e-4;

        assertThat(verdicts(story))
                .contains(
                        Map.entry("interpolation-pixels", Verdict.NOT_REPRODUCED),
                        Map.entry("interpolation-features", Verdict.NOT_REPRODUCED));
    }

    @Test
    void solversThatDifferAreFoundOut() {
        Story story = new Story();
        assertThat(verdicts(story, Scale.REDUCED, "mnist"))
                .containsEntry("control-solvers", Verdict.REPRODUCED);

        story.difference = 2e-6;
        assertThat(verdicts(story, Scale.REDUCED, "mnist"))
                .containsEntry("control-solvers", Verdict.NOT_REPRODUCED);

        Story stuck = new Story();
        stuck.converged = 0;
        assertThat(verdicts(stuck, Scale.REDUCED, "mnist"))
                .containsEntry("control-solvers", Verdict.NOT_REPRODUCED);
    }

    @Test
    void chanceIsNoGeneralisation() {
        Story story = new Story();
        story.pixels = 0.9;
        story.features = 0.9;

        assertThat(verdicts(story))
                .contains(
                        Map.entry("generalisation", Verdict.NOT_REPRODUCED),
                        Map.entry("published-cifar10-pixels", Verdict.NOT_REPRODUCED),
                        Map.entry("published-cifar10-features", Verdict.NOT_REPRODUCED));
    }

    @Test
    void featuresThatLoseToPixelsAreFoundOut() {
        Story story = new Story();
        story.features = 0.5;
        story.featuresL2 = 0.51;

        assertThat(verdicts(story))
                .contains(
                        Map.entry("features", Verdict.NOT_REPRODUCED),
                        Map.entry("l2", Verdict.NOT_REPRODUCED));
    }

    @Test
    void descentThatEndsElsewhereIsFoundOut() {
        Story story = new Story();
        story.fromZero = 0.01;
        story.fromElsewhere = 0.01;

        assertThat(verdicts(story))
                .contains(
                        Map.entry("minimum-norm", Verdict.NOT_REPRODUCED),
                        Map.entry("minimum-norm-control", Verdict.NOT_REPRODUCED));
    }

    @Test
    void aKernelThatGuessesIsNotBeaten() {
        Story story = new Story();
        story.pixels = 0.9;
        assertThat(verdicts(story)).containsEntry("features", Verdict.INVALID);

        story.pixelsL2 = 0.9;
        assertThat(verdicts(story, Scale.PAPER, "mnist"))
                .containsEntry("l2-mnist", Verdict.INVALID);

        story.features = 0.9;
        assertThat(verdicts(story)).containsEntry("l2", Verdict.INVALID);
    }

    @Test
    void descentThatHasNotBegunEndsNowhere() {
        Story story = new Story();
        story.fromElsewhere = 1;
        story.residual = 1;

        assertThat(verdicts(story)).containsEntry("minimum-norm-control", Verdict.INVALID);
    }

    @Test
    void memoryIsThatOfHalfAMatrixAtPaperScale() {
        // 50,000 images: 10 GB of kernel, 1 GB of features; less than 24 GiB.
        assertThat(new Kernel().design(Scale.PAPER).bytesPerTrial())
                .isBetween(10_000_000_000L, 14_000_000_000L);
        // 10,000 images: two kernels of 0.4 GB.
        assertThat(new Kernel().design(Scale.REDUCED).bytesPerTrial())
                .isBetween(800_000_000L, 1_400_000_000L);
    }

    private static Map<String, Verdict> verdicts(Story story) {
        return verdicts(story, Scale.PAPER, "cifar10");
    }

    private static Map<String, Verdict> verdicts(Story story, Scale scale, String dataset) {
        return CLAIMS.verdicts(story.results().results(), scale, dataset);
    }

    /** What the kernels do, one choice at a time to be changed. */
    private static final class Story {
        private double trainError;
        private double pixels = 0.46;
        private double pixelsL2 = 0.45;
        private double features = 0.17;
        private double featuresL2 = 0.15;
        private double norm = 100;
        private double difference = 1e-9;
        private double converged = 1;
        private double fromZero = 1e-6;
        private double fromElsewhere = 0.9;
        private double residual = 1e-9;

        MadeResults results() {
            MadeResults made = new MadeResults();
            for (long seed = 1; seed <= 5; seed++) {
                errors(made, Solution.PIXELS.id(), pixels, seed);
                errors(made, Solution.PIXELS_L2.id(), pixelsL2, seed);
                errors(made, Solution.FEATURES.id(), features, seed);
                errors(made, Solution.FEATURES_L2.id(), featuresL2, seed);
                made.with(Solution.PIXELS.id(), seed, "norm", norm + seed);
                made.with(Solution.PIXELS.id(), seed, "second_solver_difference", difference);
                made.with(Solution.PIXELS.id(), seed, "second_solver_converged", converged);
                made.with(
                        Solution.LINEAR_FROM_ZERO.id(),
                        seed,
                        "distance_to_minimum_norm",
                        0.5,
                        fromZero);
                made.with(
                        Solution.LINEAR_FROM_ELSEWHERE.id(),
                        seed,
                        "distance_to_minimum_norm",
                        1,
                        fromElsewhere);
                made.with(Solution.LINEAR_FROM_ELSEWHERE.id(), seed, "residual", 1, residual);
            }
            return made;
        }

        private void errors(MadeResults made, String condition, double error, long seed) {
            made.with(condition, seed, "test_error", error + 1e-4 * seed);
            made.with(condition, seed, "train_error", trainError);
        }
    }
}
