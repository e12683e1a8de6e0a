package dev.reprokit.internal.definition;

import static java.util.Objects.requireNonNull;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Expectation;
import dev.reprokit.experiment.Measure;
import dev.reprokit.experiment.Quantity;
import dev.reprokit.record.result.Direction;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Scale;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The claims of a definition: words that are data, with the tests and verdicts of those in Java.
 *
 * <pre>{@code
 * compare: CONDITION.METRIC > CONDITION.METRIC       seed by seed; also <
 * equivalent: [CONDITION.METRIC, CONDITION.METRIC]   with within: MARGIN
 * difference: CONDITION.METRIC - CONDITION.METRIC    with a bound
 * ratio: CONDITION.METRIC / CONDITION.METRIC         with between: [LOW, HIGH]
 * value: CONDITION.METRIC                            with a bound
 * }</pre>
 *
 * <p>A bound is {@code above}, {@code below}, {@code between}, or {@code near} and {@code within}.
 * It is asked of the mean, or of every seed with {@code seeds: all}.
 */
final class ClaimLanguage {
    private static final List<String> FORMS =
            List.of("compare", "equivalent", "difference", "ratio", "value");

    /** Words beside a form, which a claim with a fault may have rightly. */
    private static final List<String> WORDS =
            List.of(
                    "within",
                    "between",
                    "above",
                    "below",
                    "near",
                    "seeds",
                    "given",
                    "given-nothing",
                    "not-applicable");

    private static final Pattern EPOCH = Pattern.compile("epoch ([1-9]\\d{0,8})");

    private final List<DefinedCondition> conditions;
    private final List<DefinedMetric> metrics;
    private final Map<Scale, DefinedScale> scales;
    private final Faults faults;

    ClaimLanguage(
            List<DefinedCondition> conditions,
            List<DefinedMetric> metrics,
            Map<Scale, DefinedScale> scales,
            Faults faults) {
        this.conditions = conditions;
        this.metrics = metrics;
        this.scales = scales;
        this.faults = faults;
    }

    /** {@return the claim; empty if it has a fault} */
    Optional<Claim> claim(Section section) {
        Claim claim = Claim.of(section.required("id"), section.required("claim"));
        claim.from(section.required("source"))
                .published(section.text("published"))
                .elsewhere(section.text("elsewhere"));
        String because = section.text("because");
        if (!because.isEmpty()) {
            claim.because(because);
        }
        At at = at(section);
        List<String> named = FORMS.stream().filter(section::has).toList();
        if (named.size() != 1) {
            faults.add(
                    section.node(),
                    "a claim says one of %s; this says %s"
                            .formatted(
                                    String.join(", ", FORMS),
                                    named.isEmpty() ? "none" : String.join(" and ", named)));
            FORMS.forEach(section::value);
            WORDS.forEach(section::value);
            section.end();
            return Optional.empty();
        }
        boolean made =
                at != null
                        && switch (named.get(0)) {
                            case "compare" -> compare(claim, section, at);
                            case "equivalent" -> equivalent(claim, section, at);
                            case "difference" -> difference(claim, section, at);
                            case "ratio" -> ratio(claim, section, at);
                            default -> value(claim, section, at);
                        };
        boolean bounded =
                section.has("within")
                        || section.has("between")
                        || section.has("above")
                        || section.has("below");
        if (bounded && because.isEmpty()) {
            section.fault(
                    named.get(0),
                    "say with 'because:' why the bound is what it is, e.g. whose it is");
        }
        given(claim, section, at);
        section.section("not-applicable", "reasons by scale")
                .ifPresent(scales -> notApplicable(claim, scales));
        if (made) {
            requireFloor(claim, section);
        } else {
            WORDS.forEach(section::value);
        }
        section.end();
        return made ? Optional.of(claim) : Optional.empty();
    }

    private void requireFloor(Claim claim, Section section) {
        List<String> bare = new ArrayList<>(claim.conditions());
        bare.removeAll(claim.conditionsWithFloor());
        if (claim.conditions().size() > 1 && !bare.isEmpty() && claim.noFloor().isEmpty()) {
            faults.add(
                    section.node(),
                    "claim %s compares conditions, but does not say what %s must have reached for that to mean anything: 'given: [%s.METRIC >= NUMBER]' says it, or 'given-nothing:' why it needs nothing"
                            .formatted(
                                    claim.id(),
                                    String.join(" and ", bare),
                                    String.join(".METRIC >= NUMBER, ", bare)));
        }
    }

    private void notApplicable(Claim claim, Section scales) {
        for (String scale : scales.names()) {
            if (Scale.ids().contains(scale)) {
                claim.notApplicableAt(Scale.of(scale), scales.text(scale));
            } else {
                faults.unknown(scales.keyNode(scale), "scale", scale, Scale.ids());
            }
        }
    }

    /** Which value of a learning curve is meant. */
    private record At(String words) {
        ToDoubleFunction<LearningCurve> of(DefinedMetric metric) {
            Matcher epoch = EPOCH.matcher(words);
            if (epoch.matches()) {
                int number = Integer.parseInt(epoch.group(1));
                return curve -> curve.at(number);
            }
            return switch (words) {
                case "mean" -> LearningCurve::mean;
                case "best" ->
                        metric.direction() == Direction.LOWER_IS_BETTER
                                ? LearningCurve::minimum
                                : LearningCurve::maximum;
                default -> LearningCurve::last;
            };
        }

        String inWords(DefinedMetric metric) {
            if (EPOCH.matcher(words).matches()) {
                return "%s after %s".formatted(metric.label(), words);
            }
            return switch (words) {
                case "mean" -> "mean %s over the epochs".formatted(metric.label());
                case "best" -> "best " + metric.label();
                default -> "final " + metric.label();
            };
        }
    }

    /** {@return the value that is meant; null if there is a fault} */
    private @Nullable At at(Section section) {
        String words = section.has("at") ? section.text("at") : "last";
        if (!List.of("last", "best", "mean").contains(words) && !EPOCH.matcher(words).matches()) {
            section.fault("at", "'at' is last, best, mean or 'epoch N', not '%s'".formatted(words));
            return null;
        }
        Matcher epoch = EPOCH.matcher(words);
        if (epoch.matches()) {
            requireEpoch(section, Integer.parseInt(epoch.group(1)));
        }
        return new At(words);
    }

    /** Results could only tell that there is no such epoch. */
    private void requireEpoch(Section section, int epoch) {
        Set<String> excluded =
                section.section("not-applicable", "reasons by scale")
                        .map(Section::names)
                        .orElse(Set.of());
        scales.forEach(
                (scale, values) -> {
                    if (epoch > values.epochs() && !excluded.contains(scale.id())) {
                        section.fault(
                                "at",
                                "scale %s has %s epochs, so that there is no epoch %s; 'not-applicable:' excludes a scale"
                                        .formatted(scale.id(), values.epochs(), epoch));
                    }
                });
    }

    private boolean compare(Claim claim, Section section, At at) {
        List<Quantity> sides = sides(section, "compare", "[<>]", at, false);
        if (sides.isEmpty()) {
            return false;
        }
        Expectation first = claim.that(sides.get(0));
        if (section.text("compare").contains(">")) {
            first.isHigherThan(sides.get(1));
        } else {
            first.isLowerThan(sides.get(1));
        }
        return true;
    }

    private boolean equivalent(Claim claim, Section section, At at) {
        List<String> both = section.sentences("equivalent");
        OptionalDouble margin = section.number("within");
        if (both.size() != 2 || margin.isEmpty() || !(margin.getAsDouble() > 0)) {
            section.fault(
                    "equivalent",
                    "'equivalent' takes [CONDITION.METRIC, CONDITION.METRIC], and 'within:' a positive margin");
            return false;
        }
        Node node = section.value("equivalent").orElseThrow();
        Optional<Quantity> one = quantity(node, both.get(0), at, true);
        Optional<Quantity> other = quantity(node, both.get(1), at, true);
        if (one.isEmpty() || other.isEmpty() || !comparable(node, one.get(), other.get())) {
            return false;
        }
        claim.that(one.get()).isEquivalentTo(other.get(), margin.getAsDouble());
        return true;
    }

    private boolean difference(Claim claim, Section section, At at) {
        List<Quantity> sides = sides(section, "difference", "-", at, true);
        return !sides.isEmpty()
                && bounded(claim, section, "difference", sides.get(0).minus(sides.get(1)));
    }

    private boolean ratio(Claim claim, Section section, At at) {
        List<Quantity> sides = sides(section, "ratio", "/", at, false);
        double[] region = section.pair("between");
        if (region == null || !(region[0] > 0)) {
            section.fault("ratio", "'ratio' needs 'between: [LOW, HIGH]', both positive");
            return false;
        }
        if (sides.isEmpty()) {
            return false;
        }
        claim.that(sides.get(0)).hasRatioTo(sides.get(1), region[0], region[1]);
        return true;
    }

    private boolean value(Claim claim, Section section, At at) {
        Node node = section.value("value").orElseThrow();
        return quantity(node, section.text("value"), at, false)
                .map(quantity -> bounded(claim, section, "value", quantity))
                .orElse(false);
    }

    private boolean bounded(Claim claim, Section section, String form, Quantity quantity) {
        OptionalDouble above = section.number("above");
        OptionalDouble below = section.number("below");
        OptionalDouble near = section.number("near");
        OptionalDouble within = section.number("within");
        double[] between = section.pair("between");
        String seeds = section.text("seeds");
        if (!List.of("", "all", "mean").contains(seeds)) {
            section.fault("seeds", "'seeds' is mean or all, not '%s'".formatted(seeds));
        }
        boolean all = seeds.equals("all");
        int bounds =
                (above.isPresent() ? 1 : 0)
                        + (below.isPresent() ? 1 : 0)
                        + (near.isPresent() ? 1 : 0)
                        + (between != null ? 1 : 0);
        if (bounds != 1 || near.isPresent() != within.isPresent()) {
            section.fault(
                    form,
                    "'%s' needs one of above, below, between, or near and within".formatted(form));
            return false;
        }
        if (within.isPresent() && !(within.getAsDouble() > 0)) {
            section.fault("within", "'within' takes a positive margin");
            return false;
        }
        Expectation that = claim.that(quantity);
        if (above.isPresent()) {
            above(that, all, above.getAsDouble());
        } else if (below.isPresent()) {
            below(that, all, below.getAsDouble());
        } else if (between != null) {
            within(that, all, between[0], between[1]);
        } else {
            double centre = near.getAsDouble();
            double margin = within.getAsDouble();
            within(that, all, centre - margin, centre + margin);
        }
        return true;
    }

    private static void above(Expectation that, boolean all, double bound) {
        if (all) {
            that.areAllAtLeast(bound);
        } else {
            that.hasMeanAbove(bound);
        }
    }

    private static void below(Expectation that, boolean all, double bound) {
        if (all) {
            that.areAllAtMost(bound);
        } else {
            that.hasMeanBelow(bound);
        }
    }

    private static void within(Expectation that, boolean all, double low, double high) {
        if (all) {
            that.areAllWithin(low, high);
        } else {
            that.hasMeanWithin(low, high);
        }
    }

    /** Reads what arms must have reached: {@code given: CONDITION.METRIC >= NUMBER}. */
    private void given(Claim claim, Section section, @Nullable At at) {
        String nothing = section.text("given-nothing");
        if (!nothing.isEmpty()) {
            claim.givenNothing(nothing);
        }
        for (String floor : section.sentences("given")) {
            Node node = section.value("given").orElseThrow();
            Matcher parts = Pattern.compile("(\\S+)\\s*([<>]=)\\s*(\\S+)").matcher(floor);
            if (at == null) {
                continue;
            }
            if (!parts.matches() || !parts.group(3).matches("-?\\d+(\\.\\d+)?")) {
                faults.add(
                        node,
                        "'given' takes CONDITION.METRIC >= NUMBER, or <=, not '%s'"
                                .formatted(floor));
                continue;
            }
            Optional<Named> named = named(node, parts.group(1));
            if (named.isPresent()) {
                double bound = Double.parseDouble(parts.group(3));
                Measure measure = measure(named.get().metric(), at, false);
                DefinedCondition condition = named.get().condition();
                try {
                    claim.given(
                            parts.group(2).equals(">=")
                                    ? measure.atLeast(bound)
                                    : measure.atMost(bound),
                            new DefinedArm(condition.id(), condition.label()));
                } catch (IllegalArgumentException e) {
                    faults.add(node, requireNonNull(e.getMessage(), "floors say what is wrong"));
                }
            }
        }
    }

    /** {@return the two sides of a comparison; none if there is a fault} */
    private List<Quantity> sides(
            Section section, String form, String sign, At at, boolean inPoints) {
        Node node = section.value(form).orElseThrow();
        String[] parts = section.text(form).split("\\s+" + sign + "\\s+");
        if (parts.length != 2) {
            faults.add(
                    node,
                    "'%s' takes CONDITION.METRIC %s CONDITION.METRIC, with blanks around the sign"
                            .formatted(form, sign.replace("[<>]", ">")));
            return List.of();
        }
        List<Quantity> sides = new ArrayList<>();
        for (String part : parts) {
            quantity(node, part, at, inPoints).ifPresent(sides::add);
        }
        return sides.size() == 2 && comparable(node, sides.get(0), sides.get(1))
                ? sides
                : List.of();
    }

    private boolean comparable(Node node, Quantity one, Quantity other) {
        if (one.name().equals(other.name()) && one.conditions().equals(other.conditions())) {
            faults.add(
                    node,
                    "'%s' is compared with itself: the claim would be judged the same whatever is measured"
                            .formatted(one.name()));
            return false;
        }
        if (one.unit().equals(other.unit())) {
            return true;
        }
        faults.add(
                node,
                "'%s' is in '%s' and '%s' in '%s': only numbers of one unit can be compared"
                        .formatted(one.name(), one.unit(), other.name(), other.unit()));
        return false;
    }

    private record Named(DefinedCondition condition, DefinedMetric metric) {}

    private Optional<Quantity> quantity(Node node, String words, At at, boolean inPoints) {
        return named(node, words)
                .filter(named -> hasBest(node, named.metric(), at))
                .map(
                        named ->
                                measure(named.metric(), at, inPoints)
                                        .in(
                                                new DefinedArm(
                                                        named.condition().id(),
                                                        named.condition().label())));
    }

    private boolean hasBest(Node node, DefinedMetric metric, At at) {
        boolean known = !at.words().equals("best") || metric.direction() != Direction.NEITHER;
        if (!known) {
            faults.add(
                    node,
                    "which %s is the best is unknown: say 'better: higher' or 'better: lower' of the metric"
                            .formatted(metric.name()));
        }
        return known;
    }

    private static Measure measure(DefinedMetric metric, At at, boolean inPoints) {
        String words = at.inWords(metric);
        ToDoubleFunction<LearningCurve> value = at.of(metric);
        if (metric.isFraction()) {
            return inPoints
                    ? Measure.points(metric.name(), words, value)
                    : Measure.percent(metric.name(), words, value);
        }
        return new Measure(metric.name(), words, metric.unit(), value);
    }

    /** Finds the condition and the metric of {@code CONDITION.METRIC}; both may have dots. */
    private Optional<Named> named(Node node, String words) {
        for (DefinedCondition condition : conditions) {
            if (words.startsWith(condition.id() + ".")) {
                String rest = words.substring(condition.id().length() + 1);
                Optional<DefinedMetric> metric =
                        metrics.stream().filter(each -> each.name().equals(rest)).findFirst();
                if (metric.isPresent()) {
                    return Optional.of(new Named(condition, metric.get()));
                }
            }
        }
        List<String> known = new ArrayList<>();
        for (DefinedCondition condition : conditions) {
            metrics.forEach(metric -> known.add(condition.id() + "." + metric.name()));
        }
        faults.unknown(node, "CONDITION.METRIC", words, known);
        return Optional.empty();
    }
}
