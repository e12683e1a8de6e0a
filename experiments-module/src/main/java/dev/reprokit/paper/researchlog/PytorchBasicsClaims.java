package dev.reprokit.paper.researchlog;

import static dev.reprokit.assertion.ReproAssertions.assertThat;
import static dev.reprokit.paper.researchlog.PytorchBasics.ADAM_STEPS;
import static dev.reprokit.paper.researchlog.PytorchBasics.AUTOGRAD;
import static dev.reprokit.paper.researchlog.PytorchBasics.CNN;
import static dev.reprokit.paper.researchlog.PytorchBasics.SAVED_ADAM;
import static dev.reprokit.paper.researchlog.PytorchBasics.SAVED_SGD;
import static dev.reprokit.paper.researchlog.PytorchBasics.SGD_STEPS;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Measure;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Scale;

import java.util.ArrayList;
import java.util.List;

/** The statements of the formulas and of the log's first runs, as claims. */
final class PytorchBasicsClaims {
    private static final String GROUND = "Research log, its first days";
    private static final String LOGGED = "Research log, tutorial CNN";

    /** A relative error that counts as exact: a few thousand roundings of float64's 1.1e-16. */
    private static final double EXACT = 1e-12;

    /**
     * Tolerance relative to the distance that the weights covered in 20 steps. Float32 rounds by
     * 6e-8 of a number, a few hundred times per step; a nearly right formula is off by more than a
     * hundredth.
     */
    private static final double AT_FORMULA = 1e-4;

    private static final double NOT_AT_FORMULA = 1e-2;

    /** Points around the values of the log's only run: the spread of its seeds is unknown. */
    private static final double SPREAD = 3;

    /** Percent of correct test images that is far above chance, which has 10. */
    private static final double FAR_ABOVE_CHANCE = 20;

    private static final String OTHER_IMAGES =
            "the log's values are those of 50,000 images per epoch";

    private static final Measure TRAIN =
            new Measure("train_accuracy", "final train accuracy", "%", curve -> 100 * curve.last());
    private static final Measure TEST =
            new Measure("test_accuracy", "final test accuracy", "%", curve -> 100 * curve.last());

    private PytorchBasicsClaims() {}

    static List<Claim> all() {
        List<Claim> claims = new ArrayList<>();
        claims.add(
                atMost(
                                "gradients-elementwise",
                                "Gradients of elementwise functions are their derivatives.",
                                AUTOGRAD,
                                "elementwise_gradient_error",
                                EXACT)
                        .published("the derivatives; 1e-12 of the largest is float64's rounding"));
        claims.add(
                atMost(
                                "gradients-network",
                                "Gradients of a network's loss are those of the chain rule.",
                                AUTOGRAD,
                                "network_gradient_error",
                                EXACT)
                        .published("backpropagation by hand, to float64's rounding"));
        claims.add(
                atMost(
                                "accumulation",
                                "A second backward pass adds its gradients to the first's: exactly"
                                        + " twice as much.",
                                AUTOGRAD,
                                "accumulated_gradient_error",
                                0)
                        .published("g + g = 2 g, without any rounding"));
        claims.add(
                atMost(
                                "clearing",
                                "Cleared gradients begin anew.",
                                AUTOGRAD,
                                "cleared_gradient_error",
                                0)
                        .published("the first pass's gradients, bit for bit"));
        claims.add(steps("sgd", "SGD with momentum", SGD_STEPS, "v = 0.9 v + g; w -= lr v"));
        claims.add(
                otherSteps(
                        "sgd",
                        "The steps are not those of an SGD that keeps old learning rates in its"
                                + " velocity.",
                        SGD_STEPS));
        claims.add(steps("adam", "Adam", ADAM_STEPS, "Kingma and Ba 2015, algorithm 1: eps 1e-8"));
        claims.add(
                otherSteps(
                        "adam",
                        "The steps are not those of an Adam without bias correction.",
                        ADAM_STEPS));
        claims.addAll(saved("sgd", "SGD", SAVED_SGD));
        claims.addAll(saved("adam", "Adam", SAVED_ADAM));
        claims.add(learns());
        claims.add(testAboveTrain());
        claims.add(accuracyAt(1, 46.7, 59.8));
        claims.add(accuracyAt(9, 70.7, 75.4));
        return claims;
    }

    private static Claim atMost(
            String id, String sentence, String condition, String metric, double bound) {
        Measure measure = last(metric);
        return Claim.of(id, sentence)
                .from(GROUND)
                .observing(r -> measure.of(r, condition).estimate())
                .holdsIf(r -> assertThat(measure.of(r, condition)).areAllAtMost(bound))
                .decidableAt(Scale.SMOKE, Scale.REDUCED);
    }

    private static Claim atLeast(
            String id, String sentence, String condition, String metric, double bound) {
        Measure measure = last(metric);
        return Claim.of(id, sentence)
                .from(GROUND + "; a check of ours")
                .observing(r -> measure.of(r, condition).estimate())
                .holdsIf(r -> assertThat(measure.of(r, condition)).areAllAtLeast(bound))
                .decidableAt(Scale.SMOKE, Scale.REDUCED);
    }

    private static Measure last(String metric) {
        return new Measure(metric, metric.replace('_', ' '), "", LearningCurve::last);
    }

    private static Claim steps(String id, String name, String condition, String formula) {
        return atMost(
                        "steps-" + id,
                        "%s takes the steps of its formula: 20 steps end there to 1e-4 of their way."
                                .formatted(name),
                        condition,
                        "distance_to_formula",
                        AT_FORMULA)
                .published(formula);
    }

    private static Claim otherSteps(String id, String sentence, String condition) {
        return atLeast(
                "control-steps-" + id,
                sentence,
                condition,
                "distance_to_other_formula",
                NOT_AT_FORMULA);
    }

    private static List<Claim> saved(String id, String name, String condition) {
        return List.of(
                atMost(
                                "saved-" + id,
                                "Saved and loaded weights give the same outputs, bit for bit (%s)."
                                        .formatted(name),
                                condition,
                                "outputs_that_differ_after_loading",
                                0)
                        .logged("the same outputs"),
                atMost(
                                "going-on-" + id,
                                "Saving, loading and going on equals not stopping, bit for bit (%s)."
                                        .formatted(name),
                                condition,
                                "state_bytes_that_differ_after_going_on",
                                0)
                        .logged("weights and optimiser are saved together"),
                atLeast(
                        "control-saved-" + id,
                        "Before loading, the other network gives other outputs (%s)."
                                .formatted(name),
                        condition,
                        "outputs_that_differ_before_loading",
                        1),
                atLeast(
                        "control-going-on-" + id,
                        "An epoch more changes the weights (%s).".formatted(name),
                        condition,
                        "weight_bytes_that_one_epoch_changes",
                        1));
    }

    private static Claim learns() {
        return Claim.of("cnn-learns", "The tutorial CNN trains: twice chance on test images.")
                .from(LOGGED)
                .logged("59.8 % after one epoch, 75.4 % after nine; chance is 10 %")
                .observing(r -> TEST.of(r, CNN).estimate())
                .holdsIf(r -> assertThat(TEST.of(r, CNN)).hasMeanAbove(FAR_ABOVE_CHANCE))
                .decidableAt(Scale.SMOKE, Scale.REDUCED);
    }

    private static Claim testAboveTrain() {
        return Claim.of(
                        "cnn-test-above-train",
                        "Test accuracy is above train accuracy, which dropout and random crops lower.")
                .from(LOGGED)
                .logged("train and test: 46.7 and 59.8 % at epoch 1, 70.7 and 75.4 % at epoch 9")
                .observing(r -> TEST.of(r, CNN).minus(TRAIN.of(r, CNN)).estimate())
                .holdsIf(r -> assertThat(TEST.of(r, CNN)).isHigherThan(TRAIN.of(r, CNN)))
                .notApplicableAt(
                        Scale.SMOKE,
                        "a few hundred images are learned by heart as they are learned");
    }

    private static Claim accuracyAt(int epoch, double train, double test) {
        Measure trained = at(epoch, "train");
        Measure tested = at(epoch, "test");
        return Claim.of(
                        "cnn-epoch-" + epoch,
                        "After epoch %d the CNN has %s %% train and %s %% test accuracy, within 3 points."
                                .formatted(epoch, train, test))
                .from(LOGGED)
                .logged("%s and %s %%".formatted(train, test))
                .observing(r -> tested.of(r, CNN).estimate())
                .holdsIf(
                        r -> {
                            assertThat(trained.of(r, CNN))
                                    .hasMeanWithin(train - SPREAD, train + SPREAD);
                            assertThat(tested.of(r, CNN))
                                    .hasMeanWithin(test - SPREAD, test + SPREAD);
                        })
                .notApplicableAt(Scale.SMOKE, OTHER_IMAGES)
                .notApplicableAt(Scale.REDUCED, OTHER_IMAGES);
    }

    private static Measure at(int epoch, String images) {
        return new Measure(
                images + "_accuracy",
                "%s accuracy at epoch %d".formatted(images, epoch),
                "%",
                curve -> 100 * curve.at(epoch));
    }
}
