package dev.reprokit.plugin.bisect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;

class BisectionTest {
    private static final int COMMITS = 64;
    private static final int SEEDS = 5;

    private final List<ProbedCommit> findings = new ArrayList<>();
    private final List<Integer> left = new ArrayList<>();

    private Suspects search(int commits, Probe probe)
            throws BisectionException, IOException, InterruptedException {
        return new Bisection(
                        commits,
                        SEEDS,
                        probe,
                        (finding, probes) -> {
                            findings.add(finding);
                            left.add(probes);
                        })
                .search();
    }

    @Test
    void namesAnyOf64CommitsInSixProbesIfNothingSpreads() throws Exception {
        for (int culprit = 1; culprit <= COMMITS; culprit++) {
            Probe history =
                    new MadeHistory(COMMITS, culprit, 1, new Random(culprit), 1, random -> 90);

            Suspects answer = search(COMMITS, history);

            assertThat(answer.bad().commit()).isEqualTo(culprit);
            assertThat(answer.isNamed()).isTrue();
            assertThat(answer.probes()).isEqualTo(6);
            assertThat(answer.error()).isZero();
        }
    }

    @Test
    void saysHowManyProbesAreLeft() throws Exception {
        search(COMMITS, new MadeHistory(COMMITS, 40, 1, new Random(1), 1, random -> 90));

        assertThat(left).containsExactly(6, 6, 5, 4, 3, 2, 1, 0);
    }

    @ParameterizedTest(name = "{0}, harm of {1} standard deviations: at least {2} of 100 named")
    @CsvSource({
        "normal, 2, 30",
        "normal, 3, 80",
        "normal, 5, 100",
        "heavy tails, 3, 80",
        "heavy tails, 5, 95"
    })
    void namesAtMostFiveWrongCommitsOf100Histories(String kind, double harm, int leastNamed)
            throws Exception {
        int named = 0;
        int wrong = 0;
        double stated = 0;
        for (int i = 0; i < 100; i++) {
            Random random = new Random(1000 + i);
            int culprit = 1 + random.nextInt(COMMITS);
            MadeHistory history = new MadeHistory(COMMITS, culprit, harm, random, 0.7, noise(kind));
            findings.clear();
            try {
                Suspects answer = search(COMMITS, history);
                if (answer.isNamed()) {
                    named++;
                    wrong += answer.bad().commit() == culprit ? 0 : 1;
                }
                assertThat(answer.error()).isLessThanOrEqualTo(Bisection.ERROR);
                if (findings.stream().noneMatch(f -> f.is(ProbedCommit.Outcome.UNDECIDED))) {
                    assertThat(answer.probes()).isLessThanOrEqualTo(7);
                }
                stated += answer.error();
            } catch (BisectionException e) {
                assertThat(e).hasMessageContaining("-Drepro.seeds=");
            }
        }

        assertThat(wrong).as("wrong ones; stated were %s", stated).isLessThanOrEqualTo(5);
        assertThat(named).isGreaterThanOrEqualTo(leastNamed);
    }

    private static ToDoubleFunction<Random> noise(String kind) {
        return kind.equals("normal") ? Random::nextGaussian : BisectionTest::student3;
    }

    /** Draws Student's t with 3 degrees of freedom, scaled to a standard deviation of 1. */
    private static double student3(Random random) {
        double squares = 0;
        for (int i = 0; i < 3; i++) {
            squares += Math.pow(random.nextGaussian(), 2);
        }
        return random.nextGaussian() / Math.sqrt(squares);
    }

    @Test
    void namesNothingMuchWhereNothingChanged() {
        int refused = 0;
        for (int i = 0; i < 100; i++) {
            Random random = new Random(i);
            Probe unchanged = new MadeHistory(COMMITS, COMMITS, 0, random, 1, Random::nextGaussian);
            try {
                search(COMMITS, unchanged);
            } catch (BisectionException e) {
                refused++;
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        assertThat(refused).isGreaterThanOrEqualTo(95);
    }

    @Test
    void neverTestsWhatComputesTheSameAsAnotherCommit() throws Exception {
        MadeHistory history =
                new MadeHistory(COMMITS, 40, 1, new Random(1), 0, Random::nextGaussian);

        Suspects answer = search(COMMITS, harmOnly(history));

        assertThat(answer.bad().commit()).isEqualTo(40);
        assertThat(answer.error()).isZero();
        assertThat(findings.subList(2, findings.size()))
                .allSatisfy(finding -> assertThat(finding.twin()).isIn(0, COMMITS, 32, 48));
        assertThat(history.trials()).isEqualTo(2 * SEEDS + 6 * 2);
    }

    /** Draws so far apart that the two ends are told apart. */
    private static Probe harmOnly(MadeHistory history) {
        return (commit, seeds) ->
                history.measure(commit, seeds)
                        .map(
                                drawn ->
                                        new Measurement(
                                                drawn.trials().stream()
                                                        .map(
                                                                trial ->
                                                                        new SeedValue(
                                                                                trial.seed(),
                                                                                trial.value()
                                                                                        - (commit
                                                                                                        >= 40
                                                                                                ? 9
                                                                                                : 0),
                                                                                trial.digest()))
                                                        .toList()));
    }

    @Test
    void goesRoundCommitsThatDoNotCompile() throws Exception {
        MadeHistory history =
                new MadeHistory(COMMITS, 20, 1, new Random(1), 1, random -> 90)
                        .breaking(31, 32, 33, 16);

        Suspects answer = search(COMMITS, history);

        assertThat(answer.isNamed()).isTrue();
        assertThat(answer.bad().commit()).isEqualTo(20);
        assertThat(findings.get(2).outcome()).isEqualTo(ProbedCommit.Outcome.UNMEASURED);
        assertThat(answer.probes()).isLessThanOrEqualTo(10);
    }

    @Test
    void namesARangeIfTheCommitsAroundDoNotCompile() throws Exception {
        MadeHistory history =
                new MadeHistory(COMMITS, 20, 1, new Random(1), 1, random -> 90)
                        .breaking(18, 19, 20);

        Suspects answer = search(COMMITS, history);

        assertThat(answer.isNamed()).isFalse();
        assertThat(answer.good().commit()).isEqualTo(17);
        assertThat(answer.bad().commit()).isEqualTo(21);
    }

    @Test
    void refusesEndsThatDoNotDifferEnoughAndSaysHowManySeedsWouldDo() {
        double[] noise = {-1, 1, -0.5, 0.5, 0};
        Probe history =
                (commit, seeds) -> {
                    List<SeedValue> values = new ArrayList<>();
                    for (int i = 0; i < seeds; i++) {
                        values.add(
                                new SeedValue(
                                        i, noise[i] + (commit == 0 ? 1 : 0), commit + "/" + i));
                    }
                    return Optional.of(new Measurement(values));
                };

        // A difference of 1 with a deviation of sqrt(2.5 / 4) = 0.79: t is 2, and 3.5 is needed.
        assertThatThrownBy(() -> search(COMMITS, history))
                .isInstanceOf(BisectionException.class)
                .hasMessageStartingWith(
                        "The good commit (mean 1) and the bad one (mean 0) cannot be told apart"
                                + " with 5 seeds: the values of one commit spread by 0.7906"
                                + " (standard deviation), p = 0.08052, needed 0.008333.")
                .hasMessageContaining("-Drepro.seeds=19");
    }

    @Test
    void refusesEndsThatComputeTheSame() {
        MadeHistory same = new MadeHistory(8, 9, 1, new Random(1), 0, Random::nextGaussian);

        assertThatThrownBy(() -> search(8, same))
                .isInstanceOf(BisectionException.class)
                .hasMessageContaining("compute the same, bit for bit");
    }

    @Test
    void refusesAnEndThatCannotBeMeasured() {
        MadeHistory history = new MadeHistory(8, 3, 1, new Random(1), 0, random -> 90).breaking(8);

        assertThatThrownBy(() -> search(8, history))
                .isInstanceOf(BisectionException.class)
                .hasMessageContaining("The bad commit cannot be measured")
                .hasMessageContaining("-Drepro.bisect.bad=");
    }

    @Test
    void leavesACommitBetweenTheSidesUndecided() throws Exception {
        double[] noise = {-1, 1, -0.5, 0.5, 0, -1, 1, -0.5, 0.5, 0};
        Probe history =
                (commit, seeds) -> {
                    List<SeedValue> values = new ArrayList<>();
                    for (int i = 0; i < seeds; i++) {
                        values.add(new SeedValue(i, noise[i] - 2 * commit, commit + "/" + i));
                    }
                    return Optional.of(new Measurement(values));
                };

        Suspects answer = search(2, history);

        assertThat(answer.isNamed()).isFalse();
        assertThat(findings.get(2).outcome()).isEqualTo(ProbedCommit.Outcome.UNDECIDED);
        assertThat(findings.get(2).measurement().orElseThrow().size()).isEqualTo(10);
    }

    @Test
    void measuresOnlyTheEndsOfASingleCommit() throws Exception {
        MadeHistory history = new MadeHistory(1, 1, 1, new Random(1), 1, random -> 90);

        Suspects answer = search(1, history);

        assertThat(answer.isNamed()).isTrue();
        assertThat(answer.probes()).isZero();
    }
}
