package dev.reprokit.paper.bengio2013;

import static dev.reprokit.assertion.ReproAssertions.assertThat;
import static dev.reprokit.paper.bengio2013.Representation.COLOURS;
import static dev.reprokit.paper.bengio2013.Representation.GRADIENTS;
import static dev.reprokit.paper.bengio2013.Representation.HAND_MADE;
import static dev.reprokit.paper.bengio2013.Representation.PIXELS;
import static dev.reprokit.paper.bengio2013.Representation.TRAINED;
import static dev.reprokit.paper.bengio2013.Representation.UNTRAINED;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Measure;
import dev.reprokit.record.result.Scale;

import java.util.List;

/** The review's statements, as orders of test accuracies. */
final class RepresentationsClaims {
    private static final String REVIEW = "Bengio, Courville and Vincent 2013";
    private static final String IN_WORDS = "in words, without values";

    private static final String FEW_IMAGES =
            "a network learns little from a few hundred images; hand-made features need none";

    private static final Measure TEST =
            new Measure("test_accuracy", "test accuracy", "points", curve -> 100 * curve.last());

    private RepresentationsClaims() {}

    static List<Claim> all() {
        return List.of(
                better(
                                "hand-made-beats-pixels",
                                "Hand-made features separate classes better than the pixels that"
                                        + " they are made of.",
                                HAND_MADE,
                                PIXELS)
                        .decidableAt(Scale.SMOKE, Scale.REDUCED),
                better(
                                "learned-beats-pixels",
                                "Features that a network has learned separate classes better than"
                                        + " pixels.",
                                TRAINED,
                                PIXELS)
                        .decidableAt(Scale.SMOKE),
                better(
                                "learned-beats-untrained",
                                "They do better than the same network's before training.",
                                TRAINED,
                                UNTRAINED)
                        .decidableAt(Scale.SMOKE),
                better(
                                "learned-beats-hand-made",
                                "They do better than hand-made features: learned ones are best.",
                                TRAINED,
                                HAND_MADE)
                        .notApplicableAt(Scale.SMOKE, FEW_IMAGES),
                better(
                        "gradients-beat-colours",
                        "Of the hand-made features shapes tell more than colours do.",
                        GRADIENTS,
                        COLOURS));
    }

    private static Claim better(
            String id, String sentence, Representation one, Representation other) {
        return Claim.of(id, sentence)
                .from(REVIEW)
                .published(IN_WORDS)
                .observing(r -> TEST.difference(r, one.id(), other.id()))
                .holdsIf(
                        r -> assertThat(TEST.of(r, one.id())).isHigherThan(TEST.of(r, other.id())));
    }
}
