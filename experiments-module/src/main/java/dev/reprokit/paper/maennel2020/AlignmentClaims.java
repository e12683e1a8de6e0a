package dev.reprokit.paper.maennel2020;

import static dev.reprokit.paper.maennel2020.Panel.LEFT;
import static dev.reprokit.paper.maennel2020.Panel.MIDDLE;
import static dev.reprokit.paper.maennel2020.Panel.RIGHT;

import static java.util.stream.Collectors.joining;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Floor;
import dev.reprokit.experiment.Measure;
import dev.reprokit.experiment.Quantity;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The shape of each curve of Figure 20, and its values where they could be read off. What chance
 * gave a direction before training is left out: with 256 units it is +-0.008 per input and seed, as
 * much as the margin.
 */
final class AlignmentClaims {
    /** Largest deviation from a published value that counts as the same; reading errs by 0.003. */
    private static final double MARGIN = 0.01;

    /** Guessing among ten classes is right in 10 %. */
    private static final Floor MEMORISES =
            Measure.percent("train_accuracy", "random labels fitted").atLeast(20);

    private static final String SMALL =
            "with a quarter of the points, small networks show it too weakly";

    private AlignmentClaims() {}

    static List<Claim> all() {
        return List.of(
                shape(
                                "left-falls",
                                "Left: the wider an input varies, the less the spread of its weights"
                                        + " grows.",
                                "falls from 0.381 at 1.0 to 0.316 at 1.9")
                        .that(growth(LEFT, 1.0, 1.2))
                        .isHigherThan(growth(LEFT, 1.7, 1.9)),
                shape(
                                "middle-rises",
                                "Middle: up to a standard deviation of about 1.1, the wider an input"
                                        + " varies, the more the spread grows.",
                                "rises from 0.184 at 0.1 to 0.207 at about 1.1")
                        .that(growth(MIDDLE, 0.9, 1.3))
                        .isHigherThan(growth(MIDDLE, 0.1, 0.3)),
                shape(
                                "middle-falls",
                                "Middle: beyond it falls; where inputs vary most, training shrinks it.",
                                "falls from 0.207 to 0.163 at 3.0, below 0.184")
                        .that(growth(MIDDLE, 2.8, 3.0))
                        .isLowerThan(growth(MIDDLE, 0.9, 1.3))
                        .and(growth(MIDDLE, 2.8, 3.0))
                        .hasMeanBelow(0)
                        .notApplicableAt(Scale.SMOKE, SMALL),
                shape(
                                "right-rises",
                                "Right: the wider an input varies, the more the spread grows.",
                                "rises from 0.183 at 0.1 to 0.254 at 2.3")
                        .that(growth(RIGHT, 0.9, 1.3))
                        .isHigherThan(growth(RIGHT, 0.1, 0.3))
                        .and(growth(RIGHT, 2.3, 3.0))
                        .isHigherThan(growth(RIGHT, 0.9, 1.3)),
                shape(
                                "right-flat",
                                "Right: from a standard deviation of 2.3 on it grows by the same.",
                                "flat from 2.3 to 3.0")
                        .that(growth(RIGHT, 2.7, 3.0).minus(growth(RIGHT, 2.3, 2.6)))
                        .hasMeanWithin(-MARGIN, MARGIN)
                        .because("the margin is that of the values")
                        .notApplicableAt(Scale.SMOKE, SMALL),
                value("left-first", LEFT, 1.0),
                value("left-last", LEFT, 1.9),
                value("middle-first", MIDDLE, 0.1),
                value("middle-peak", MIDDLE, 1.1),
                value("middle-last", MIDDLE, 3.0),
                value("right-first", RIGHT, 0.1),
                value("right-plateau", RIGHT, 2.3),
                value("right-last", RIGHT, 3.0));
    }

    private static Claim shape(String id, String sentence, String published) {
        return Claim.of(id, sentence)
                .from("Maennel et al. 2020, appendix E1, Figure 20")
                .published(published + ", read off the picture")
                .given(MEMORISES);
    }

    private static Claim value(String id, Panel panel, double sigma) {
        double published = panel.published().points().get(sigma);
        String sentence =
                "%s: at a standard deviation of %s the spread is the published %s, up to 0.01."
                        .formatted(capitalised(panel.id()), sigma, published);
        return Claim.of(id, sentence)
                .from(panel.published().source())
                .published(String.valueOf(published))
                .that(tau(panel, sigma))
                .hasMeanWithin(published - MARGIN, published + MARGIN)
                .because("reading the picture errs by 0.003, and its five runs spread by as much")
                .given(MEMORISES)
                .onlyAt(Scale.PAPER, "it trains for fewer epochs");
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /**
     * Returns the spread along an input without the chance of its first draw: what all inputs begin
     * with on average, and what training adds. Its expectation is that of the last spread.
     */
    private static Quantity tau(Panel panel, double sigma) {
        return new Measure(
                        Panel.metric(sigma),
                        "tau at sigma " + sigma,
                        "",
                        curve -> panel.untrained() + growth(curve))
                .in(panel);
    }

    /** Returns the mean growth of the spread along the inputs of a range of deviations. */
    private static Quantity growth(Panel panel, double first, double last) {
        List<Quantity> parts =
                panel.sigmas().stream()
                        .filter(sigma -> first <= sigma && sigma <= last)
                        .map(sigma -> growth(panel, sigma))
                        .toList();
        return Quantity.combining(
                "growth of tau at sigma %s to %s, %s".formatted(first, last, panel.label()),
                "",
                parts,
                values -> Arrays.stream(values).average().orElseThrow());
    }

    private static Quantity growth(Panel panel, double sigma) {
        return new Measure(
                        Panel.metric(sigma),
                        "growth of tau at sigma " + sigma,
                        "",
                        AlignmentClaims::growth)
                .in(panel);
    }

    /** The first value is that of the untrained network. */
    private static double growth(LearningCurve curve) {
        return curve.last() - curve.values().firstEntry().getValue();
    }

    /** Says in one sentence what the first layers took from the inputs. */
    static List<String> answers(Results results) {
        return List.of(
                "What random labels alone teach the first layer is how far each input varies: %s."
                        .formatted(
                                Stream.of(Panel.values())
                                        .map(panel -> spread(panel, results))
                                        .collect(joining("; "))));
    }

    private static String spread(Panel panel, Results results) {
        List<Double> sigmas = panel.sigmas();
        int last = sigmas.size() - 1;
        return String.format(
                Locale.ROOT,
                "%s, from %.3f its weights' spread comes to %s",
                panel.id(),
                panel.untrained(),
                Stream.of(sigmas.get(0), sigmas.get(last / 2), sigmas.get(last))
                        .map(sigma -> spread(panel, sigma, results))
                        .collect(joining(", ")));
    }

    private static String spread(Panel panel, double sigma, Results results) {
        return String.format(
                Locale.ROOT, "%.3f at sigma %s", tau(panel, sigma).observe(results).value(), sigma);
    }
}
