package dev.reprokit.paper.zhang2017;

import static dev.reprokit.assertion.ReproAssertions.assertThat;
import static dev.reprokit.paper.zhang2017.Kernel.FEATURES;
import static dev.reprokit.paper.zhang2017.Kernel.FEATURES_L2;
import static dev.reprokit.paper.zhang2017.Kernel.FROM_ELSEWHERE;
import static dev.reprokit.paper.zhang2017.Kernel.FROM_ZERO;
import static dev.reprokit.paper.zhang2017.Kernel.PIXELS;
import static dev.reprokit.paper.zhang2017.Kernel.PIXELS_L2;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Measure;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Scale;

import java.util.ArrayList;
import java.util.List;

/** The claims of section 5 and Table 3. */
final class KernelClaims {
    private static final String SECTION_5 = "Zhang et al. 2017, section 5";
    private static final String TABLE_3 = "Zhang et al. 2017, section 5, Table 3";

    /**
     * Points around MNIST's published values: three standard errors of 1.2 % on 10,000 test images;
     * its pixels leave little open.
     */
    private static final double MNIST_MARGIN = 0.33;

    /** Points that count as equal: two standard errors of the difference of two such values. */
    private static final double SAME_MARGIN = 0.3;

    /**
     * Points around the published values on CIFAR-10, where preprocessing and bandwidth are open.
     */
    private static final double CIFAR_MARGIN = 3;

    /**
     * Points around the published values on random features, whose kind is open, too; Recht's
     * release has 16.69.
     */
    private static final double FEATURES_MARGIN = 2;

    /** Error in % below which 'far better than chance' holds; chance is 90 % on ten classes. */
    private static final double FAR_BETTER = 75;

    /** Relative difference at which two solvers in float64 agree. */
    private static final double AGREEMENT = 1e-6;

    /** Distances from the minimum-norm solution, in its norm: at the solution, and not at it. */
    private static final double AT = 1e-3;

    private static final double NOT_AT = 0.1;

    /** The published norm and a tenth of it as margin; it is published as a round number. */
    private static final double NORM = 220;

    private static final double NORM_MARGIN = 22;

    private static final String OTHER_IMAGES =
            "the published value is that of all training images; error falls with their number";

    private static final Measure TRAIN_ERROR = percent("train_error", "training error");
    private static final Measure TEST_ERROR = percent("test_error", "test error");
    private static final Measure TEST_ERROR_POINTS =
            new Measure("test_error", "test error", "points", curve -> 100 * curve.last());
    private static final Measure DIFFERENCE =
            last("second_solver_difference", "relative difference of two solvers' alpha", "norms");
    private static final Measure CONVERGED =
            last("second_solver_converged", "second solver converged", "yes = 1");
    private static final Measure DISTANCE =
            last("distance_to_minimum_norm", "distance to the minimum-norm solution", "norms");
    private static final Measure NORM_OF_FIT = last("norm", "norm of the fitted function", "");

    private KernelClaims() {}

    static List<Claim> all() {
        List<Claim> claims = new ArrayList<>();
        claims.add(interpolates(PIXELS));
        claims.add(interpolates(FEATURES));
        claims.add(solversAgree());
        claims.add(generalises());
        claims.add(published(PIXELS, "mnist", 1.2, MNIST_MARGIN));
        claims.add(published(PIXELS, "cifar10", 46, CIFAR_MARGIN));
        claims.add(
                published(FEATURES, "cifar10", 17, FEATURES_MARGIN)
                        .elsewhere(
                                "Recht et al.'s release, random features without augmentation:"
                                        + " 16.69 % of 32,000, 15.80 % of 256,000"));
        claims.add(published(FEATURES_L2, "cifar10", 15, FEATURES_MARGIN));
        claims.add(featuresBeatPixels());
        claims.add(l2HelpsFeatures());
        claims.add(l2DoesNothingOnMnist());
        claims.add(norm());
        claims.add(endsAtMinimumNorm());
        claims.add(elsewhereIsNotMinimumNorm());
        return claims;
    }

    private static Measure percent(String metric, String name) {
        return new Measure(metric, name, "%", curve -> 100 * curve.last());
    }

    private static Measure last(String metric, String name, String unit) {
        return new Measure(metric, name, unit, LearningCurve::last);
    }

    private static Claim interpolates(String condition) {
        return Claim.of(
                        "interpolation-" + condition,
                        "Without regularisation the kernel on %s fits every training image."
                                .formatted(condition))
                .from(SECTION_5)
                .published("exact solution of K alpha = y: training error 0")
                .observing(r -> TRAIN_ERROR.of(r, condition).estimate())
                .holdsIf(r -> assertThat(TRAIN_ERROR.of(r, condition)).areAllAtMost(0))
                .decidableAt(Scale.SMOKE, Scale.REDUCED);
    }

    private static Claim solversAgree() {
        return Claim.of(
                        "control-solvers",
                        "Cholesky and conjugate gradients find the same alpha, to 1e-6 of its norm.")
                .from("float64's precision; a check of ours")
                .observing(r -> DIFFERENCE.of(r, PIXELS).estimate())
                .holdsIf(
                        r -> {
                            assertThat(CONVERGED.of(r, PIXELS)).areAllAtLeast(1);
                            assertThat(DIFFERENCE.of(r, PIXELS)).areAllAtMost(AGREEMENT);
                        })
                .decidableAt(Scale.SMOKE, Scale.REDUCED)
                .notApplicableAt(
                        Scale.PAPER,
                        "conjugate gradients over 50,000 images take an hour; the solvers are"
                                + " compared at 10,000");
    }

    private static Claim generalises() {
        return Claim.of(
                        "generalisation",
                        "Interpolating the pixels generalises far better than chance.")
                .from(SECTION_5)
                .published("1.2 % test error on MNIST, 46 % on CIFAR-10; chance is 90 %")
                .observing(r -> TEST_ERROR.of(r, PIXELS).estimate())
                .holdsIf(r -> assertThat(TEST_ERROR.of(r, PIXELS)).hasMeanBelow(FAR_BETTER))
                .decidableAt(Scale.SMOKE, Scale.REDUCED);
    }

    private static Claim published(String condition, String dataset, double error, double margin) {
        return Claim.of(
                        "published-%s-%s".formatted(dataset, condition),
                        "The test error of %s on %s is %s %%, up to %s points."
                                .formatted(condition, dataset, error, margin))
                .from(TABLE_3)
                .published(error + " % test error")
                .onlyOn(dataset)
                .observing(r -> TEST_ERROR.of(r, condition).estimate())
                .holdsIf(
                        r ->
                                assertThat(TEST_ERROR.of(r, condition))
                                        .hasMeanWithin(error - margin, error + margin))
                .notApplicableAt(Scale.SMOKE, OTHER_IMAGES)
                .notApplicableAt(Scale.REDUCED, OTHER_IMAGES);
    }

    private static Claim featuresBeatPixels() {
        return Claim.of("features", "Random convolutional features generalise better than pixels.")
                .from(TABLE_3)
                .published("17 % instead of 46 % on CIFAR-10")
                .observing(r -> TEST_ERROR_POINTS.difference(r, FEATURES, PIXELS))
                .holdsIf(
                        r ->
                                assertThat(TEST_ERROR.of(r, FEATURES))
                                        .isLowerThan(TEST_ERROR.of(r, PIXELS)))
                .decidableAt(Scale.SMOKE, Scale.REDUCED);
    }

    private static Claim l2HelpsFeatures() {
        return Claim.of("l2", "l2 regularisation lowers the test error on random features.")
                .from(SECTION_5)
                .published("15 % instead of 17 % on CIFAR-10")
                .observing(r -> TEST_ERROR_POINTS.difference(r, FEATURES_L2, FEATURES))
                .holdsIf(
                        r ->
                                assertThat(TEST_ERROR.of(r, FEATURES_L2))
                                        .isLowerThan(TEST_ERROR.of(r, FEATURES)))
                .notApplicableAt(
                        Scale.SMOKE,
                        "the published effect is 2 points; on 500 test images an error of 30 % has"
                                + " a standard error of as much");
    }

    private static Claim l2DoesNothingOnMnist() {
        return Claim.of("l2-mnist", "On MNIST's pixels l2 regularisation gains nothing.")
                .from(SECTION_5)
                .published("no improvement by regularisation")
                .onlyOn("mnist")
                .observing(r -> TEST_ERROR_POINTS.difference(r, PIXELS_L2, PIXELS))
                .holdsIf(
                        r ->
                                assertThat(TEST_ERROR.of(r, PIXELS_L2))
                                        .isEquivalentTo(TEST_ERROR.of(r, PIXELS), SAME_MARGIN));
    }

    private static Claim norm() {
        return Claim.of("norm-mnist", "The function fitted to MNIST's pixels has a norm of 220.")
                .from(SECTION_5)
                .published("about 220")
                .onlyOn("mnist")
                .observing(r -> NORM_OF_FIT.of(r, PIXELS).estimate())
                .holdsIf(
                        r ->
                                assertThat(NORM_OF_FIT.of(r, PIXELS))
                                        .hasMeanWithin(NORM - NORM_MARGIN, NORM + NORM_MARGIN))
                .notApplicableAt(Scale.SMOKE, OTHER_IMAGES)
                .notApplicableAt(Scale.REDUCED, OTHER_IMAGES);
    }

    private static Claim endsAtMinimumNorm() {
        return Claim.of(
                        "minimum-norm",
                        "Gradient descent from zero on least squares ends at the minimum-norm"
                                + " solution.")
                .from(SECTION_5)
                .published("proved: w = X^T alpha with X X^T alpha = y")
                .observing(r -> DISTANCE.of(r, FROM_ZERO).estimate())
                .holdsIf(r -> assertThat(DISTANCE.of(r, FROM_ZERO)).areAllAtMost(AT))
                .decidableAt(Scale.values());
    }

    private static Claim elsewhereIsNotMinimumNorm() {
        return Claim.of(
                        "minimum-norm-control",
                        "From random weights it fits as well, but does not end there.")
                .from("the proof needs w = 0 at the start; a check of ours")
                .observing(r -> DISTANCE.of(r, FROM_ELSEWHERE).estimate())
                .holdsIf(r -> assertThat(DISTANCE.of(r, FROM_ELSEWHERE)).areAllAtLeast(NOT_AT))
                .decidableAt(Scale.values());
    }
}
