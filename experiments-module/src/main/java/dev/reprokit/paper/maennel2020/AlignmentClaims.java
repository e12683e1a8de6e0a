package dev.reprokit.paper.maennel2020;

import static dev.reprokit.paper.maennel2020.Panel.LEFT;
import static dev.reprokit.paper.maennel2020.Panel.MIDDLE;
import static dev.reprokit.paper.maennel2020.Panel.RIGHT;

import static java.util.stream.Collectors.joining;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Floor;
import dev.reprokit.experiment.Measure;
import dev.reprokit.experiment.Quantity;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The shape of each curve of Figure 20, and its values where they could be read off. */
final class AlignmentClaims {
    /** Largest deviation from a published value that counts as the same; reading errs by 0.003. */
    private static final double MARGIN = 0.01;

    private static final String SMALLER =
            "it trains a smaller network on fewer points for fewer epochs";

    /** Guessing among ten classes is right in 10 %. */
    private static final Floor MEMORISES =
            Measure.percent("train_accuracy", "random labels fitted").atLeast(20);

    private AlignmentClaims() {}

    static List<Claim> all() {
        return List.of(
                shape(
                                "left-falls",
                                "Left: the wider an input varies, the less the weights spread along it.",
                                "falls from 0.381 to 0.316")
                        .that(tau(LEFT, 1.0, 1.2))
                        .isHigherThan(tau(LEFT, 1.3, 1.6))
                        .and(tau(LEFT, 1.3, 1.6))
                        .isHigherThan(tau(LEFT, 1.7, 1.9)),
                shape(
                                "middle-rises",
                                "Middle: the spread first rises with the input's standard deviation.",
                                "rises from 0.184 to 0.207 at about 1.1")
                        .that(tau(MIDDLE, 0.9, 1.3))
                        .isHigherThan(tau(MIDDLE, 0.1, 0.3)),
                shape(
                                "middle-falls",
                                "Middle: beyond a standard deviation of about 1.1 it falls, to less"
                                        + " than where it began.",
                                "falls from 0.207 to 0.163")
                        .that(tau(MIDDLE, 2.8, 3.0))
                        .isLowerThan(tau(MIDDLE, 0.9, 1.3))
                        .and(tau(MIDDLE, 2.8, 3.0))
                        .isLowerThan(tau(MIDDLE, 0.1, 0.3)),
                shape(
                                "right-rises",
                                "Right: the spread rises with the input's standard deviation.",
                                "rises from 0.183 to 0.254")
                        .that(tau(RIGHT, 0.9, 1.3))
                        .isHigherThan(tau(RIGHT, 0.1, 0.3))
                        .and(tau(RIGHT, 2.3, 3.0))
                        .isHigherThan(tau(RIGHT, 0.9, 1.3)),
                shape(
                                "right-flat",
                                "Right: from 2.3 on it stays the same.",
                                "flat from 2.3 on, at 0.254")
                        .that(tau(RIGHT, 2.7, 3.0).minus(tau(RIGHT, 2.3, 2.6)))
                        .hasMeanWithin(-MARGIN, MARGIN)
                        .because("the margin is that of the values"),
                value("left-first", LEFT, 1.0, 1.0, 1.0),
                value("left-last", LEFT, 1.9, 1.9, 1.9),
                value("middle-first", MIDDLE, 0.1, 0.1, 0.1),
                value("middle-peak", MIDDLE, 1.1, 1.1, 1.1),
                value("middle-last", MIDDLE, 3.0, 3.0, 3.0),
                value("right-first", RIGHT, 0.1, 0.1, 0.3),
                value("right-plateau", RIGHT, 2.3, 2.3, 3.0));
    }

    private static Claim shape(String id, String sentence, String published) {
        return Claim.of(id, sentence)
                .from("Maennel et al. 2020, appendix E1, Figure 20")
                .published(published + ", read off the picture")
                .given(MEMORISES);
    }

    /** Holds the mean spread over some inputs to the published value at one of them. */
    private static Claim value(String id, Panel panel, double sigma, double first, double last) {
        double published = panel.published().points().get(sigma);
        String where =
                first == last ? "at %s".formatted(first) : "from %s to %s".formatted(first, last);
        return Claim.of(
                        id,
                        "%s panel: %s the spread is the published %s, up to 0.01."
                                .formatted(capitalised(panel.id()), where, published))
                .from(panel.published().source())
                .published(String.valueOf(published))
                .that(tau(panel, first, last))
                .hasMeanWithin(published - MARGIN, published + MARGIN)
                .given(MEMORISES)
                .notApplicableAt(Scale.SMOKE, SMALLER);
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** Returns the mean spread along the inputs of a range of standard deviations. */
    private static Quantity tau(Panel panel, double first, double last) {
        List<Double> sigmas =
                panel.sigmas().stream().filter(sigma -> first <= sigma && sigma <= last).toList();
        List<Quantity> parts =
                sigmas.stream()
                        .map(
                                sigma ->
                                        Measure.last(
                                                        Panel.metric(sigma),
                                                        "tau at sigma " + sigma,
                                                        "")
                                                .in(panel))
                        .toList();
        return parts.size() == 1
                ? parts.get(0)
                : Quantity.combining(
                        "tau at sigma %s to %s, %s".formatted(first, last, panel.label()),
                        "",
                        parts,
                        values -> Arrays.stream(values).average().orElseThrow());
    }

    /** Says in one sentence what the first layers took from the inputs. */
    static List<String> answers(Results results) {
        return List.of(
                "From random labels alone the first layer takes how far each input varies: %s."
                        .formatted(
                                Stream.of(Panel.values())
                                        .map(panel -> spread(panel, results))
                                        .collect(joining("; "))));
    }

    private static String spread(Panel panel, Results results) {
        List<Double> sigmas = panel.sigmas();
        return "%s, its weights spread by %s"
                .formatted(
                        panel.id(),
                        Stream.of(
                                        sigmas.get(0),
                                        sigmas.get(sigmas.size() / 2),
                                        sigmas.get(sigmas.size() - 1))
                                .map(
                                        sigma ->
                                                "%.3f at sigma %s"
                                                        .formatted(
                                                                tau(panel, sigma, sigma)
                                                                        .observe(results)
                                                                        .value(),
                                                                sigma))
                                .collect(joining(", ")));
    }
}
