package dev.reprokit.plugin.bisect;

import dev.reprokit.plugin.bisect.ProbedCommit.Outcome;
import dev.reprokit.record.result.Numbers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * Finds the commit between a good and a bad one at which the values change.
 *
 * <p>Each probe is a sequential test (Wald 1945) of two hypotheses: the commit belongs to the good
 * side, or to the bad one. Seeds are added until one of them is likelier than the other by so much
 * that all probes of a search together err with at most {@link #ERROR}. A commit that computes bit
 * for bit what another one computes belongs to its side without a test.
 */
final class Bisection {
    /** The chance of a wrong answer, over all probes of a search. */
    static final double ERROR = 0.05;

    /** So many seeds are added at a time. */
    private static final int STEP = 2;

    private final int commits;
    private final int seeds;
    private final double errorOfOne;
    private final Probe probe;
    private final BiConsumer<ProbedCommit, Integer> progress;
    private final List<ProbedCommit> findings = new ArrayList<>();
    private Sides sides;

    /**
     * Prepares a search.
     *
     * @param commits the place of the bad commit; the good one's is 0
     * @param seeds the number of seeds of each end, at least 2; a probe uses up to twice as many
     * @param probe measures commits
     * @param progress gets each finding, and about how many probes are left
     */
    Bisection(int commits, int seeds, Probe probe, BiConsumer<ProbedCommit, Integer> progress) {
        this.commits = commits;
        this.seeds = seeds;
        this.errorOfOne = ERROR / Math.max(1, probes(commits));
        this.probe = probe;
        this.progress = progress;
    }

    /** {@return how many halvings leave one of so many commits} */
    static int probes(int commits) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(commits - 1);
    }

    /**
     * Searches.
     *
     * @return what is left: a single commit, or several where others could not be measured or
     *     decided
     * @throws BisectionException if the two ends cannot be measured or told apart
     * @throws IOException if a file cannot be read or written
     * @throws InterruptedException if the build is to end
     */
    Suspects search() throws BisectionException, IOException, InterruptedException {
        ProbedCommit good = end(0, Outcome.GOOD);
        ProbedCommit bad = end(commits, Outcome.BAD);
        sides =
                new Sides(
                        good.measurement().orElseThrow().values(),
                        bad.measurement().orElseThrow().values());
        requireDifference();
        double error = 0;
        OptionalInt next = next(good.commit(), bad.commit());
        while (next.isPresent()) {
            ProbedCommit finding = examine(next.getAsInt());
            findings.add(finding);
            error += finding.error();
            good = finding.is(Outcome.GOOD) ? finding : good;
            bad = finding.is(Outcome.BAD) ? finding : bad;
            next = next(good.commit(), bad.commit());
            progress.accept(finding, next.isEmpty() ? 0 : probes(bad.commit() - good.commit()));
        }
        return new Suspects(good, bad, findings.size() - 2, error);
    }

    private ProbedCommit end(int commit, Outcome outcome)
            throws BisectionException, IOException, InterruptedException {
        Measurement measured =
                probe.measure(commit, seeds)
                        .orElseThrow(
                                () ->
                                        new BisectionException(
                                                "The %s commit cannot be measured, see above; name another one with -Drepro.bisect.%s="
                                                        .formatted(word(outcome), word(outcome))));
        ProbedCommit end = ProbedCommit.sure(commit, outcome, measured);
        findings.add(end);
        progress.accept(end, probes(commits));
        return end;
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private void requireDifference() throws BisectionException {
        Measurement good = findings.get(0).measurement().orElseThrow();
        Measurement bad = findings.get(1).measurement().orElseThrow();
        if (good.isSameAs(bad)) {
            throw new BisectionException(
                    "The good and the bad commit compute the same, bit for bit: there is nothing to find");
        }
        double p = sides.p();
        if (p > errorOfOne) {
            OptionalInt enough = sides.enoughSeeds(errorOfOne);
            throw new BisectionException(
                    "The good commit (mean %s) and the bad one (mean %s) cannot be told apart with %s seeds: the values of one commit spread by %s (standard deviation), p = %s, needed %s. %s"
                            .formatted(
                                    Numbers.number(good.mean()),
                                    Numbers.number(bad.mean()),
                                    seeds,
                                    Numbers.number(sides.spread()),
                                    Numbers.number(p),
                                    Numbers.number(errorOfOne),
                                    enough.isPresent()
                                            ? "If the means are right, this many seeds would do: -Drepro.seeds=%s"
                                                    .formatted(
                                                            Math.max(seeds + 1, enough.getAsInt()))
                                            : "It seems that they do not differ."));
        }
    }

    /**
     * Chooses the commit that is farthest from all that were tried: the middle, and if that one
     * could not be decided, the middle of a half.
     */
    private OptionalInt next(int good, int bad) {
        Comparator<Integer> byUse =
                Comparator.<Integer>comparingInt(this::distance)
                        .thenComparingInt(commit -> -Math.abs(2 * commit - good - bad))
                        .thenComparingInt(commit -> -commit);
        return IntStream.range(good + 1, bad)
                .filter(commit -> distance(commit) > 0)
                .boxed()
                .max(byUse)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    private int distance(int commit) {
        return findings.stream()
                .mapToInt(finding -> Math.abs(finding.commit() - commit))
                .min()
                .orElseThrow();
    }

    private ProbedCommit examine(int commit)
            throws BisectionException, IOException, InterruptedException {
        Optional<Measurement> measured = probe.measure(commit, STEP);
        if (measured.isPresent()) {
            Optional<ProbedCommit> twin = twin(measured.get());
            if (twin.isPresent()) {
                return twin.get().ofTwin(commit, measured.get());
            }
        }
        double bound = Math.log((1 - errorOfOne) / errorOfOne);
        while (measured.isPresent()) {
            double[] values = measured.get().values();
            double ratio = sides.logLikelihoodRatio(values);
            if (Math.abs(ratio) >= bound) {
                return decided(commit, measured, ratio);
            }
            if (values.length >= 2 * seeds) {
                return new ProbedCommit(commit, Outcome.UNDECIDED, measured, null, 0);
            }
            measured = probe.measure(commit, Math.min(values.length + STEP, 2 * seeds));
        }
        return ProbedCommit.unmeasured(commit);
    }

    private Optional<ProbedCommit> twin(Measurement measured) {
        return findings.stream()
                .filter(
                        finding ->
                                finding.measurement()
                                        .filter(known -> known.isSameAs(measured))
                                        .isPresent())
                .findFirst();
    }

    /** What was decided adds to what is known of its side, since it is another draw of it. */
    private ProbedCommit decided(int commit, Optional<Measurement> measured, double ratio) {
        double[] values = measured.orElseThrow().values();
        sides = ratio > 0 ? sides.withGood(values) : sides.withBad(values);
        return new ProbedCommit(
                commit,
                ratio > 0 ? Outcome.GOOD : Outcome.BAD,
                measured,
                null,
                1 / (1 + Math.exp(Math.abs(ratio))));
    }
}
