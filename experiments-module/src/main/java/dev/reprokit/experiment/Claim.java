package dev.reprokit.experiment;

import dev.reprokit.assertion.Decision;
import dev.reprokit.assertion.Finding;
import dev.reprokit.assertion.InconclusiveError;
import dev.reprokit.record.result.Estimate;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A claim: one sentence of a paper, or of the research log (a notebook of training runs on CIFAR-10
 * that ReproKit repeats), that the measured values can confirm or contradict. It pairs the sentence
 * and its source with assertions over {@link Results}, and it is judged from the metrics alone,
 * long after the trials have ended.
 *
 * <p>The outcome of the assertions decides the verdict:
 *
 * <ul>
 *   <li>a trial (one setting run with one seed) that one needs is missing or did not finish, or an
 *       arm has not reached its {@link Floor}: invalid;
 *   <li>all hold: reproduced;
 *   <li>one is refuted: not reproduced, which reports call contradicted at this scale if a run at a
 *       larger one can ask more;
 *   <li>none is refuted, and one is undecided: inconclusive.
 * </ul>
 *
 * <pre>{@code
 * Measure accuracy = Measure.percent("test_accuracy", "final test accuracy");
 *
 * Claim.of("T1-mlp", "The MLP reaches more than 40 % test accuracy.")
 *         .from("Zhang et al. 2017, table 1")
 *         .published("50.51 %")
 *         .that(accuracy.in(MLP)).hasMeanAbove(40)
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
    private @Nullable Observation shown;
    private final List<Criterion> criteria = new ArrayList<>();
    private final List<AskedFloor> floors = new ArrayList<>();
    private int begun;
    private String noFloor = "";
    private String because = "";
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
     * @return a claim to be completed with {@link #that}
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
     * Begins an assertion that decides whether the claimed sentence holds. Several are joined: the
     * claim holds if all hold.
     *
     * @param quantity the number per seed that it is about
     * @return the assertions to choose from
     */
    public Expectation that(Quantity quantity) {
        begun++;
        return new Expectation(this, quantity);
    }

    /**
     * Begins a further assertion, as {@link #that}.
     *
     * @param quantity the number per seed that it is about
     * @return the assertions to choose from
     */
    public Expectation and(Quantity quantity) {
        return that(quantity);
    }

    /**
     * Adds an assertion of any form, for the few claims that {@link #that} cannot say.
     *
     * @param criterion the assertion in words, e.g. {@code the layers' order to be the log's}
     * @param seeds the number of seeds with which it can hold at all, at least 1
     * @param check asserts over the results, usually with {@link
     *     dev.reprokit.assertion.ReproAssertions}; it returns if the claim holds and throws an
     *     {@link AssertionError} if not
     * @param arms the arms whose trials it reads
     * @return this
     */
    public Claim holdsIf(String criterion, int seeds, Consumer<Results> check, Arm... arms) {
        Set<String> conditions = new LinkedHashSet<>();
        List.of(arms).forEach(arm -> conditions.add(arm.id()));
        criteria.add(
                new Criterion(
                        criterion,
                        conditions,
                        seeds,
                        Double.POSITIVE_INFINITY,
                        "",
                        results -> finding(criterion, check, results)));
        return this;
    }

    /**
     * Sets the number that the report shows as the run's own, where it is not the one that the
     * first assertion is about.
     *
     * @param observation usually a {@link Quantity}, which shows its mean over seeds
     * @return this
     */
    public Claim showing(Observation observation) {
        shown = observation;
        return this;
    }

    /**
     * Adds what arms must have reached for the claim to mean anything. If a seed of one of them has
     * not, the verdict is invalid: neither reproduced nor contradicted.
     *
     * @param floor what every seed must have reached
     * @param arms the arms; none for all that the claim's assertions read
     * @return this
     */
    public Claim given(Floor floor, Arm... arms) {
        floors.add(new AskedFloor(floor, Arrays.stream(arms).map(Arm::id).toList()));
        return this;
    }

    /**
     * Declares that the claim compares arms and yet needs no {@link #given floor}.
     *
     * @param reason why an arm that has learned nothing cannot make it hold
     * @return this
     */
    public Claim givenNothing(String reason) {
        noFloor = reason;
        return this;
    }

    /**
     * Says where the bounds of the assertions come from. Reports show it with them.
     *
     * @param reason e.g. {@code the paper's own spread over seeds}
     * @return this
     */
    public Claim because(String reason) {
        because = reason;
        return this;
    }

    private static Finding finding(String criterion, Consumer<Results> check, Results results) {
        try {
            check.accept(results);
            return new Finding(Decision.HOLDS, criterion, "and it holds", "");
        } catch (InconclusiveError e) {
            return new Finding(Decision.INCONCLUSIVE, criterion, "but it is undecided", message(e));
        } catch (AssertionError e) {
            return new Finding(Decision.REFUTED, criterion, "but it does not hold", message(e));
        }
    }

    private static String message(AssertionError error) {
        return String.valueOf(error.getMessage());
    }

    /** A floor with the ids of the conditions that it is asked of; none for all. */
    private record AskedFloor(Floor floor, List<String> conditions) {}

    /** Adds an assertion; the first decides what is shown unless {@link #showing} does. */
    Claim add(Criterion criterion, Observation observation) {
        begun--;
        criteria.add(criterion);
        shown = shown == null ? observation : shown;
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
     * Excludes all scales but one (each is a share of the published protocol that a run repeats),
     * as {@link #notApplicableAt}.
     *
     * @param scale the scale that can decide the claim
     * @param reason why the others cannot; the report shows it
     * @return this
     */
    public Claim onlyAt(Scale scale, String reason) {
        EnumSet.complementOf(EnumSet.of(scale)).forEach(other -> notApplicableAt(other, reason));
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
     * {@return the ids of the data sets that a run must be on to confirm or contradict this claim;
     * empty if any will do}
     */
    public List<String> datasets() {
        return datasets;
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
     * Returns the assertions that the claim is held to, without its floors.
     *
     * @return the assertions, in the order in which they are checked; empty if the claim is not
     *     finished
     */
    public List<Criterion> criteria() {
        return List.copyOf(criteria);
    }

    /**
     * Returns what arms must have reached for the claim to mean anything, by condition.
     *
     * @return the floors and the ids of the conditions (arms of the experiment) that each is asked
     *     of
     */
    Map<Floor, Set<String>> floors() {
        Map<Floor, Set<String>> asked = new LinkedHashMap<>();
        for (AskedFloor each : floors) {
            asked.computeIfAbsent(each.floor(), floor -> new LinkedHashSet<>())
                    .addAll(each.conditions().isEmpty() ? conditions() : each.conditions());
        }
        return asked;
    }

    /** {@return the ids of the conditions (arms of the experiment) that a floor is asked of} */
    public Set<String> conditionsWithFloor() {
        Set<String> conditions = new LinkedHashSet<>();
        floors().values().forEach(conditions::addAll);
        return conditions;
    }

    /** {@return true if an assertion was begun with {@link #that} and not made} */
    public boolean isHalfWritten() {
        return begun > 0;
    }

    /** {@return why the claim compares arms without a floor; empty if it does not say} */
    public String noFloor() {
        return noFloor;
    }

    /** {@return the ids of the conditions (arms of the experiment) that its assertions read} */
    public Set<String> conditions() {
        Set<String> conditions = new LinkedHashSet<>();
        criteria.forEach(criterion -> conditions.addAll(criterion.conditions()));
        return conditions;
    }

    /**
     * Returns what the claim is held to, known before anything has run.
     *
     * @return the assertions, why their bounds are what they are, and then the floors, in words
     */
    public List<String> criteriaInWords() {
        List<String> words = new ArrayList<>();
        criteria.forEach(criterion -> words.add(criterion.words()));
        if (!because.isEmpty() && !words.isEmpty()) {
            words.add(words.remove(words.size() - 1) + "; because: " + because);
        }
        floors().forEach(
                        (floor, conditions) ->
                                conditions.forEach(
                                        condition ->
                                                words.add("given " + floor.inWords(condition))));
        return words.stream().distinct().toList();
    }

    /**
     * Computes the number that the report shows as the run's own.
     *
     * @param results the trials and metrics of the run
     * @return the number; empty if the claim shows none
     * @throws dev.reprokit.record.result.MissingEvidenceException if a trial (one setting run with
     *     one seed) that it needs is missing or did not finish
     */
    public Optional<Estimate> observe(Results results) {
        return Optional.ofNullable(shown).map(value -> value.observe(results));
    }

    /**
     * Checks the floors and then the assertions, and returns if the claim holds.
     *
     * @param results the trials and metrics of the run
     * @throws AssertionError if the claim is contradicted or, as {@link
     *     dev.reprokit.assertion.InconclusiveError}, if the values cannot decide it
     * @throws dev.reprokit.record.result.MissingEvidenceException if a trial (one setting run with
     *     one seed) that it needs is missing or did not finish, or an arm misses a floor
     * @throws IllegalStateException if the claim has no assertion
     */
    public void check(Results results) {
        requireMeaning(results);
        Finding.requireAll(findings(results));
    }

    /**
     * Makes all assertions. The claim holds if all hold; it is contradicted if one is refuted,
     * whatever the others say.
     *
     * @param results the trials and metrics of the run
     * @return one finding per assertion
     * @throws dev.reprokit.record.result.MissingEvidenceException if a trial (one setting run with
     *     one seed) that it needs is missing or did not finish
     */
    public List<Finding> findings(Results results) {
        return criteria.stream().map(criterion -> criterion.finding().apply(results)).toList();
    }

    /**
     * Checks that the claim says something, and that arms have reached what they must for it to
     * mean anything.
     *
     * @param results the trials and metrics of the run
     * @throws dev.reprokit.record.result.MissingEvidenceException if an arm has not, or a trial is
     *     missing
     * @throws IllegalStateException if the claim has no assertion
     */
    public void requireMeaning(Results results) {
        if (criteria.isEmpty()) {
            throw new IllegalStateException("claim " + id + " has no assertion: call that");
        }
        floors().forEach(
                        (floor, conditions) ->
                                conditions.forEach(condition -> floor.require(condition, results)));
    }
}
