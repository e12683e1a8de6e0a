package dev.reprokit.probe;

import dev.reprokit.assertion.SeedValues;
import dev.reprokit.experiment.Arm;
import dev.reprokit.experiment.Quantity;
import dev.reprokit.record.result.Numbers;

import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * A measure of a network's probes, the linear classifiers on its layers' outputs: one number that
 * is computed from all layers and epochs, so that claims can compare it.
 *
 * <pre>{@code
 * ProbeMeasure gain =
 *         ProbeMeasure.points("gain through fc2 in the end", p -> p.gain("fc2", p.last()));
 *
 * claim.that(gain.in(ALEXNET, LAYERS)).hasMeanWithin(-1, 1);
 * }</pre>
 *
 * @param name the name that readers see
 * @param unit the number's unit; empty for a pure number
 * @param value computes the number from one trial's probes
 */
public record ProbeMeasure(String name, String unit, ToDoubleFunction<ProbeTable> value) {

    /**
     * Creates a measure of an accuracy or an error, in per cent.
     *
     * @param name the name that readers see
     * @param value computes the number from one trial's probes, whose accuracies are in %
     * @return the measure, in {@code %}
     */
    public static ProbeMeasure percent(String name, ToDoubleFunction<ProbeTable> value) {
        return new ProbeMeasure(name, "%", value);
    }

    /**
     * Creates a measure of a gain or loss in points, the hundredths of an accuracy.
     *
     * @param name the name that readers see
     * @param value computes the number from one trial's probes, whose accuracies are in %
     * @return the measure, in {@code points}
     */
    public static ProbeMeasure points(String name, ToDoubleFunction<ProbeTable> value) {
        return new ProbeMeasure(name, "points", value);
    }

    /**
     * Returns this measure of an arm (a setting of what the experiment varies) whose trials are
     * {@link ProbeRun}s.
     *
     * @param arm the arm
     * @param layers the layers of its network, from the input to the output
     * @return one number per seed, once there are results
     */
    public Quantity in(Arm arm, List<String> layers) {
        return inOneOf(List.of(layers), arm);
    }

    /**
     * Returns this measure of an arm whose network depends on the scale.
     *
     * @param networks the layers of each network that the arm may have had, from the input to the
     *     output; the first one that was measured at all its layers counts
     * @param arm the arm
     * @return one number per seed, once there are results
     */
    public Quantity inOneOf(List<List<String>> networks, Arm arm) {
        return Quantity.of(
                "%s, %s".formatted(name, arm.id()),
                unit,
                results -> {
                    TreeMap<Long, Double> bySeed = new TreeMap<>();
                    ProbeTable.of(results, arm.id(), networks)
                            .forEach((seed, probes) -> bySeed.put(seed, of(probes)));
                    return new SeedValues(name, unit, bySeed);
                },
                arm);
    }

    /**
     * Computes the number.
     *
     * @param probes the probes of one trial, or published ones
     * @return the number, in this measure's unit
     */
    public double of(ProbeTable probes) {
        return value.applyAsDouble(probes);
    }

    /**
     * Formats the number for readers, e.g. {@code untrained conv1: 27.5 points}.
     *
     * @param published a published table
     * @return name, number and unit
     */
    public String inWords(ProbeTable published) {
        return "%s: %s".formatted(name, Numbers.inWords(of(published), unit));
    }
}
