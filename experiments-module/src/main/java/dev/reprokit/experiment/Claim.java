package dev.reprokit.experiment;

import dev.reprokit.record.result.Estimate;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A claim: one sentence of a paper, or of the research log (a notebook of training runs on CIFAR-10
 * that ReproKit repeats), that the measured values can confirm or contradict. It pairs the sentence
 * and its source with an AssertJ assertion over {@link Results}, and it is judged from the metrics
 * alone, long after the trials have ended.
 *
 * <p>The outcome of the assertion decides the verdict:
 *
 * <ul>
 *   <li>it returns: reproduced;
 *   <li>it throws an {@link dev.reprokit.assertion.InconclusiveError}: inconclusive;
 *   <li>it throws any other {@link AssertionError}: not reproduced;
 *   <li>it throws a {@link dev.reprokit.record.result.MissingEvidenceException}, because a trial
 *       (one setting run with one seed) is missing or did not finish: invalid.
 * </ul>
 *
 * <pre>{@code
 * Measure accuracy = new Measure("test_accuracy", "final test accuracy", "%", c -> 100 * c.last());
 *
 * Claim.of("T1-mlp", "The MLP reaches more than 40 % test accuracy.")
 *         .from("Zhang et al. 2017, table 1")
 *         .published("50.51 %")
 *         .observing(results -> accuracy.of(results, "mlp").estimate())
 *         .holdsIf(results -> assertThat(accuracy.of(results, "mlp")).hasMeanAbove(40))
 *         .notApplicableAt(Scale.SMOKE, "ten epochs do not train it");
 * }</pre>
 */
public final class Claim {
    private final String id;
    private final String sentence;
    private String source = "";
    private String published = "";
    private String logged = "";
    private String elsewhere = "";
    private List<String> datasets = List.of();
    private @Nullable Function<Results, Estimate> observation;
    private @Nullable Consumer<Results> assertion;
    private final Map<Scale, String> notApplicable = new EnumMap<>(Scale.class);
    private final Set<Scale> decidable = EnumSet.noneOf(Scale.class);

    private Claim(String id, String sentence) {
        this.id = id;
        this.sentence = sentence;
    }

    /**
     * Creates a claim, a sentence that measured values can confirm or contradict, as yet without
     * source and assertion.
     *
     * @param id unique in the experiment, e.g. {@code L3}
     * @param sentence the claimed sentence, as the report prints it
     * @return a claim to be completed with {@link #observing} and {@link #holdsIf}
     */
    public static Claim of(String id, String sentence) {
        return new Claim(id, sentence);
    }

    /**
     * Sets the source of the claim, the sentence that is to be confirmed or contradicted.
     *
     * @param who paper and section, e.g. {@code Zhang et al. 2017, table 1}, or the research log (a
     *     notebook of training runs on CIFAR-10 that ReproKit repeats) and its experiment
     * @return this
     */
    public Claim from(String who) {
        source = who;
        return this;
    }

    /**
     * Sets the value that the paper publishes.
     *
     * @param value in words, e.g. {@code 99.34 % train accuracy}
     * @return this
     */
    public Claim published(String value) {
        published = value;
        return this;
    }

    /**
     * Sets the value that the research log states, the notebook of runs on CIFAR-10 that ReproKit
     * repeats. The report shows it beside the paper's.
     *
     * @param value in words, e.g. {@code 19 epochs}
     * @return this
     */
    public Claim logged(String value) {
        logged = value;
        return this;
    }

    /**
     * Sets the values that other people measured when they reproduced the claim; the report shows
     * them beside the paper's.
     *
     * @param values in words, each with its author
     * @return this
     */
    public Claim elsewhere(String values) {
        elsewhere = values;
        return this;
    }

    /**
     * Limits the claim, a sentence that a run confirms or contradicts, to some data sets. In a run
     * on any other data set its verdict is not applicable, which neither passes nor fails a build.
     *
     * @param ids the data sets' ids, e.g. {@code mnist}
     * @return this
     */
    public Claim onlyOn(String... ids) {
        datasets = List.of(ids);
        return this;
    }

    /**
     * Sets the value that the report shows as the run's own, next to the published one.
     *
     * @param value computes it from the results: usually a mean over seeds with its interval
     * @return this
     */
    public Claim observing(Function<Results, Estimate> value) {
        observation = value;
        return this;
    }

    /**
     * Sets the assertion that decides from measured values whether the claimed sentence holds.
     *
     * @param check asserts over the results, usually with {@link
     *     dev.reprokit.assertion.ReproAssertions}; it returns if the claim holds and throws an
     *     {@link AssertionError} if not
     * @return this
     */
    public Claim holdsIf(Consumer<Results> check) {
        assertion = check;
        return this;
    }

    /**
     * Excludes a scale (the share of the published protocol that a run repeats): in a run at that
     * scale the verdict on the claim is not applicable, which neither passes nor fails a build.
     *
     * @param scale the scale
     * @param reason why that scale cannot decide the claim; the report shows it
     * @return this
     */
    public Claim notApplicableAt(Scale scale, String reason) {
        notApplicable.put(scale, reason);
        return this;
    }

    /**
     * Promises that a run at one of these scales (a scale is the share of the published protocol
     * that a run repeats), with as many seeds as the {@link Design} sets, has enough evidence to
     * decide the claim. An inconclusive verdict at such a scale is then a defect of the experiment,
     * and messages say so.
     *
     * @param scales the scales
     * @return this
     */
    public Claim decidableAt(Scale... scales) {
        decidable.addAll(Set.of(scales));
        return this;
    }

    /** {@return the id of this claim, unique in its experiment} */
    public String id() {
        return id;
    }

    /** {@return the claimed sentence, as the report prints it} */
    public String sentence() {
        return sentence;
    }

    /**
     * {@return the source of the claim: paper and section, or the research log (a notebook of
     * training runs on CIFAR-10 that ReproKit repeats); empty if {@link #from} was not called}
     */
    public String source() {
        return source;
    }

    /** {@return the paper's value in words; empty if there is none} */
    public String published() {
        return published;
    }

    /**
     * {@return the value in the research log (the notebook of runs that ReproKit repeats) in words;
     * empty if there is none}
     */
    public String logged() {
        return logged;
    }

    /**
     * {@return the values, in words, that other people measured when they reproduced the claim;
     * empty if there are none}
     */
    public String elsewhere() {
        return elsewhere;
    }

    /**
     * Returns the reason why a run at a scale (the share of the published protocol that it repeats)
     * can neither confirm nor contradict this claim.
     *
     * @param scale the scale
     * @return the reason given to {@link #notApplicableAt}; empty if the claim applies at this
     *     scale
     */
    public Optional<String> notApplicableReason(Scale scale) {
        return Optional.ofNullable(notApplicable.get(scale));
    }

    /**
     * Returns the reason why a run can neither confirm nor contradict this claim: its scale (the
     * share of the published protocol that it repeats) or its data set.
     *
     * @param scale the run's scale
     * @param trainedOn the id of the run's data set; null if the experiment brings its own data
     * @return the reason; empty if the claim applies
     */
    public Optional<String> notApplicableReason(Scale scale, @Nullable String trainedOn) {
        return notApplicableReason(scale)
                .or(
                        () ->
                                datasets.isEmpty()
                                                || datasets.stream()
                                                        .anyMatch(id -> id.equals(trainedOn))
                                        ? Optional.empty()
                                        : Optional.of(
                                                "it is about the data set %s; run it with -Drepro.dataset=%s"
                                                        .formatted(
                                                                String.join(" or ", datasets),
                                                                datasets.get(0))));
    }

    /**
     * Tests if {@link #decidableAt} promised for a scale (the share of the published protocol that
     * a run repeats) that a run gives enough evidence to confirm or contradict this claim.
     *
     * @param scale the scale
     * @return true if it was promised, so that an inconclusive verdict at this scale is a defect of
     *     the experiment; false if such a verdict may occur
     */
    public boolean isDecidableAt(Scale scale) {
        return decidable.contains(scale);
    }

    /**
     * Computes the value that the report shows as the run's own, by the function given to {@link
     * #observing}.
     *
     * @param results the trials and metrics of the run
     * @return the value; empty if {@link #observing} was not called
     * @throws dev.reprokit.record.result.MissingEvidenceException if a trial (one setting run with
     *     one seed) that it needs is missing or did not finish
     */
    public Optional<Estimate> observe(Results results) {
        return Optional.ofNullable(observation).map(value -> value.apply(results));
    }

    /**
     * Runs the assertion given to {@link #holdsIf}, which returns if the claim holds.
     *
     * @param results the trials and metrics of the run
     * @throws AssertionError if the claim is contradicted or, as {@link
     *     dev.reprokit.assertion.InconclusiveError}, if the values cannot decide it
     * @throws dev.reprokit.record.result.MissingEvidenceException if a trial (one setting run with
     *     one seed) that it needs is missing or did not finish
     * @throws IllegalStateException if the claim has no assertion: {@link #holdsIf} was not called
     */
    public void check(Results results) {
        if (assertion == null) {
            throw new IllegalStateException("claim " + id + " has no assertion: call holdsIf");
        }
        assertion.accept(results);
    }
}
