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
 * One sentence of a paper or of the log that can be true or false of the metrics: an AssertJ
 * assertion over {@link Results} with its source. It is judged from metrics alone.
 *
 * <p>What the assertion does decides the verdict: it returns (reproduced), throws {@link
 * dev.reprokit.assertion.InconclusiveError} (inconclusive), throws another {@link AssertionError}
 * (not reproduced), or finds a run missing (invalid).
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
     * A claim.
     *
     * @param id unique in the experiment, e.g. {@code L3}
     * @param sentence what is claimed
     * @return to be completed with {@link #observing} and {@link #holdsIf}
     */
    public static Claim of(String id, String sentence) {
        return new Claim(id, sentence);
    }

    /**
     * Who claims it, and where.
     *
     * @param who paper and section, or the research log
     * @return this
     */
    public Claim from(String who) {
        source = who;
        return this;
    }

    /**
     * The paper's value.
     *
     * @param value in words, e.g. {@code 99.34 % train accuracy}
     * @return this
     */
    public Claim published(String value) {
        published = value;
        return this;
    }

    /**
     * The research log's value.
     *
     * @param value in words
     * @return this
     */
    public Claim logged(String value) {
        logged = value;
        return this;
    }

    /**
     * The values of other people's reproductions.
     *
     * @param values in words, each with its author
     * @return this
     */
    public Claim elsewhere(String values) {
        elsewhere = values;
        return this;
    }

    /**
     * Says that only some data sets can speak of this claim.
     *
     * @param ids the data sets' ids, e.g. {@code mnist}; on any other the claim is not applicable
     * @return this
     */
    public Claim onlyOn(String... ids) {
        datasets = List.of(ids);
        return this;
    }

    /**
     * The value that the report shows as ours.
     *
     * @param value from the results: a mean over seeds with its interval
     * @return this
     */
    public Claim observing(Function<Results, Estimate> value) {
        observation = value;
        return this;
    }

    /**
     * What has to be true of the results.
     *
     * @param check an assertion; see the class for what it throws
     * @return this
     */
    public Claim holdsIf(Consumer<Results> check) {
        assertion = check;
        return this;
    }

    /**
     * Says that a scale cannot speak of this claim.
     *
     * @param scale the scale
     * @param reason why not
     * @return this
     */
    public Claim notApplicableAt(Scale scale, String reason) {
        notApplicable.put(scale, reason);
        return this;
    }

    /**
     * Promises that a run of these scales with its own number of seeds decides the claim, so that
     * an inconclusive verdict is a defect of the experiment.
     *
     * @param scales the scales
     * @return this
     */
    public Claim decidableAt(Scale... scales) {
        decidable.addAll(Set.of(scales));
        return this;
    }

    /** {@return the claim's id} */
    public String id() {
        return id;
    }

    /** {@return what is claimed} */
    public String sentence() {
        return sentence;
    }

    /** {@return who claims it, and where} */
    public String source() {
        return source;
    }

    /** {@return the paper's value in words; empty where there is none} */
    public String published() {
        return published;
    }

    /** {@return the research log's value in words; empty where there is none} */
    public String logged() {
        return logged;
    }

    /** {@return the values of other people's reproductions in words; empty where there are none} */
    public String elsewhere() {
        return elsewhere;
    }

    /**
     * Why a scale cannot speak of this claim.
     *
     * @param scale the scale
     * @return the reason; empty where it can
     */
    public Optional<String> notApplicableReason(Scale scale) {
        return Optional.ofNullable(notApplicable.get(scale));
    }

    /**
     * Why a run cannot speak of this claim.
     *
     * @param scale the run's scale
     * @param trainedOn the run's data set; null where the experiment brings its own
     * @return the reason; empty where it can
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
                                                "it speaks of the data set %s; ask it with -Drepro.dataset=%s"
                                                        .formatted(
                                                                String.join(" or ", datasets),
                                                                datasets.get(0))));
    }

    /**
     * Whether a scale promises a decision.
     *
     * @param scale the scale
     * @return true if an inconclusive verdict would be a defect
     */
    public boolean isDecidableAt(Scale scale) {
        return decidable.contains(scale);
    }

    /**
     * This run's value.
     *
     * @param results the run
     * @return the value; empty if the claim has none
     */
    public Optional<Estimate> observe(Results results) {
        return Optional.ofNullable(observation).map(value -> value.apply(results));
    }

    /**
     * Asserts the claim.
     *
     * @param results the run
     * @throws AssertionError if it does not hold, or cannot be decided
     * @throws IllegalStateException if the claim has no assertion
     */
    public void check(Results results) {
        if (assertion == null) {
            throw new IllegalStateException("claim " + id + " asserts nothing: call holdsIf");
        }
        assertion.accept(results);
    }
}
