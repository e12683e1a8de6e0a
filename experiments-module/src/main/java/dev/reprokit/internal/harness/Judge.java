package dev.reprokit.internal.harness;

import dev.reprokit.assertion.Finding;
import dev.reprokit.assertion.InconclusiveError;
import dev.reprokit.experiment.Claim;
import dev.reprokit.internal.harness.machine.HarnessLog;
import dev.reprokit.record.result.Estimate;
import dev.reprokit.record.result.LeftOutException;
import dev.reprokit.record.result.MissingEvidenceException;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.Look;
import dev.reprokit.record.run.Undecided;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Judges claims from metrics alone. */
public final class Judge {
    /** Follows what an assertion, which need not run under Maven, says of seeds. */
    private static final String ADVICE =
            "\n  -Drepro.seeds=NUMBER sets how many seeds run, -Drepro.seed=FIRST the first of them";

    private final Results results;
    private final Scale scale;
    private final String dataset;
    private final Look look;
    private final FurtherRuns further;
    private final SortedMap<String, SortedSet<String>> observed = new TreeMap<>();

    /**
     * Creates a judge of one run as designed.
     *
     * @param results its metrics
     * @param scale its scale
     * @param dataset the id of its data set; null if the experiment brings its own
     */
    public Judge(Results results, Scale scale, String dataset) {
        this(results, scale, dataset, Look.NONE, FurtherRuns.none(scale, dataset));
    }

    /**
     * Creates a judge of one run.
     *
     * @param results its metrics
     * @param scale its scale
     * @param dataset the id of its data set; null if the experiment brings its own
     * @param look its departures from the design
     * @param further the runs that may follow it
     */
    Judge(Results results, Scale scale, String dataset, Look look, FurtherRuns further) {
        this.results =
                results.readBy(
                        (condition, metric) ->
                                observed.computeIfAbsent(condition, none -> new TreeSet<>())
                                        .add(metric));
        this.scale = scale;
        this.dataset = dataset;
        this.look = look;
        this.further = further;
    }

    /** {@return the judgements on some claims, in their order} */
    public List<Judgement> judge(List<Claim> claims) {
        return claims.stream().map(this::judge).toList();
    }

    /** {@return the metrics that the claims have read so far, by condition} */
    public SortedMap<String, SortedSet<String>> observed() {
        return observed;
    }

    /** {@return the judgement on one claim} */
    public Judgement judge(Claim claim) {
        return judge(claim, this::judged);
    }

    private Judgement judge(Claim claim, Function<Claim, Judgement> judge) {
        Optional<String> overridden = overridden();
        if (overridden.isPresent()) {
            return notApplicable(claim, overridden.get(), Optional.empty());
        }
        Optional<String> notApplicable = claim.notApplicableReason(scale, dataset);
        if (notApplicable.isPresent()) {
            return notApplicable(claim, notApplicable.get(), further.asking(claim));
        }
        try {
            return judge.apply(claim);
        } catch (LeftOutException e) {
            return notApplicable(
                    claim,
                    "the run was limited to other conditions: " + e.getMessage(),
                    Optional.empty());
        }
    }

    /** Returns why no claim applies to a run with other numbers than the design's. */
    private Optional<String> overridden() {
        return look.overrides().isEmpty()
                ? Optional.empty()
                : Optional.of("run with %s: a look, no evidence".formatted(look.overridden()));
    }

    private Judgement notApplicable(Claim claim, String reason, Optional<String> furtherRun) {
        return judgement(claim, null, Verdict.NOT_APPLICABLE, reason, List.of(), furtherRun);
    }

    /**
     * Observes the values of claims in a part of a run, and judges none: who looks after each seed,
     * and stops where a claim holds, finds what is there by chance.
     *
     * @param claims the claims
     * @param progress the progress of the run, whose whole seeds this judge knows
     * @return the judgements, in the order of the claims
     */
    List<Judgement> observe(List<Claim> claims, Undecided progress) {
        return claims.stream()
                .map(claim -> judge(claim, asked -> undecided(asked, progress)))
                .toList();
    }

    private Judgement undecided(Claim claim, Undecided progress) {
        Estimate observed = null;
        try {
            observed = claim.observe(results).orElse(null);
        } catch (LeftOutException e) {
            throw e;
        } catch (RuntimeException | AssertionError e) {
            // Of a part of the seeds, nothing need be known.
        }
        return judgement(
                claim,
                observed,
                Verdict.UNDECIDED_YET,
                progress.inWords() + ": judged when all seeds have run",
                List.of(),
                Optional.empty());
    }

    private Judgement judged(Claim claim) {
        Estimate observed = null;
        Verdict verdict = Verdict.REPRODUCED;
        String message = null;
        List<String> evidence = new ArrayList<>();
        try {
            observed = claim.observe(results).orElse(null);
            claim.requireMeaning(results);
            List<Finding> findings = claim.findings(results);
            findings.stream()
                    .filter(finding -> finding.holds() && !finding.evidence().isEmpty())
                    .forEach(finding -> evidence.add(finding.message()));
            Finding.requireAll(findings);
        } catch (InconclusiveError e) {
            verdict = Verdict.INCONCLUSIVE;
            message = e.getMessage() + ADVICE;
        } catch (AssertionError e) {
            verdict = Verdict.NOT_REPRODUCED;
            message = e.getMessage();
        } catch (LeftOutException e) {
            throw e;
        } catch (MissingEvidenceException e) {
            verdict = Verdict.INVALID;
            message = e.getMessage();
        } catch (RuntimeException e) {
            HarnessLog.crash(e);
            verdict = Verdict.INVALID;
            message = "the claim itself failed: " + e;
        }
        Optional<String> furtherRun =
                verdict == Verdict.NOT_REPRODUCED ? further.larger(claim) : Optional.empty();
        return judgement(claim, observed, verdict, message, evidence, furtherRun);
    }

    private Judgement judgement(
            Claim claim,
            Estimate observed,
            Verdict verdict,
            String message,
            List<String> evidence,
            Optional<String> furtherRun) {
        boolean value = observed != null;
        return new Judgement(
                claim.id(),
                claim.sentence(),
                claim.source(),
                claim.published(),
                claim.logged(),
                claim.elsewhere(),
                value ? finite(observed.value()) : null,
                value ? observed.unit() : null,
                value ? finite(observed.low()) : null,
                value ? finite(observed.high()) : null,
                value ? observed.confidence() : null,
                value ? observed.n() : 0,
                claim.criteriaInWords(),
                claim.isDecidableAt(scale),
                verdict,
                message,
                evidence.isEmpty() ? null : String.join("\n\n", evidence),
                furtherRun.orElse(null));
    }

    /**
     * Returns null for infinities, which JSON does not have; the message names what was never
     * reached.
     */
    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
