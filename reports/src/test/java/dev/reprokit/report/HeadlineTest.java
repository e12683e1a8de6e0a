package dev.reprokit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.Disagreements;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The words and numbers by which a run is summed up. */
class HeadlineTest {
    private static final Verdict HOLDS = Verdict.REPRODUCED;
    private static final Verdict UNASKED = Verdict.NOT_APPLICABLE;
    private static final Verdict REFUTED = Verdict.NOT_REPRODUCED;

    private static Verdicts smoke(String experiment, Verdict... verdicts) {
        return verdicts(experiment, Scale.SMOKE, SampleRun.FURTHER_RUN, verdicts);
    }

    private static Verdicts paper(String experiment, Verdict... verdicts) {
        return verdicts(experiment, Scale.PAPER, null, verdicts);
    }

    private static Verdicts verdicts(
            String experiment, Scale scale, String furtherRun, Verdict... verdicts) {
        List<Judgement> claims = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            claims.add(
                    new Judgement(
                            "C" + (claims.size() + 1),
                            "It is so.",
                            "a paper",
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            0,
                            List.of(),
                            false,
                            verdict,
                            null,
                            null,
                            verdict == REFUTED ? furtherRun : null));
        }
        return new Verdicts("run", experiment, scale, claims);
    }

    private static String inWords(Verdicts verdicts, String... accepted) {
        return Standing.of(verdicts, Set.of(accepted)).inWords();
    }

    @Test
    void anExperimentIsReproducedOnlyIfAllItsClaimsWereAskedAndHold() {
        assertThat(inWords(smoke("e", HOLDS, HOLDS))).isEqualTo("reproduced: 2 of 2 claims");
        assertThat(inWords(smoke("e", HOLDS))).isEqualTo("reproduced: 1 of 1 claim");
        assertThat(inWords(smoke("e", UNASKED, HOLDS, UNASKED)))
                .isEqualTo("partly asked: 1 of 3 claims");
        assertThat(inWords(smoke("e", UNASKED))).isEqualTo("not asked: 0 of 1 claim asked");
        assertThat(inWords(smoke("e"))).isEqualTo("not asked: 0 of 0 claims asked");
    }

    @Test
    void theWorstVerdictOutweighsClaimsThatWereNotAsked() {
        assertThat(inWords(smoke("e", HOLDS, Verdict.INCONCLUSIVE, UNASKED)))
                .isEqualTo("inconclusive: 2 of 3 claims asked");
        assertThat(inWords(smoke("e", Verdict.INCONCLUSIVE, Verdict.INVALID)))
                .isEqualTo("invalid: 2 of 2 claims asked");
        assertThat(inWords(smoke("e", Verdict.INVALID, REFUTED, UNASKED)))
                .isEqualTo("contradicted at this scale: 2 of 3 claims asked");
    }

    @Test
    void onlyThePublishedProtocolFailsToReproduce() {
        assertThat(inWords(paper("e", HOLDS, REFUTED)))
                .isEqualTo("not reproduced: 2 of 2 claims asked");
        Verdicts smoke = smoke("e", REFUTED);
        Verdicts atOnlyScale = verdicts("e", Scale.SMOKE, null, REFUTED);
        assertThat(
                        Standing.of(
                                        new Verdicts(
                                                "run",
                                                "e",
                                                Scale.SMOKE,
                                                List.of(
                                                        smoke.claims().get(0),
                                                        atOnlyScale.claims().get(0))),
                                        Set.of())
                                .label())
                .isEqualTo("not reproduced");
    }

    @Test
    void anExperimentIsAcceptedIfAllThatItContradictsIs() {
        Verdicts verdicts = smoke("e", REFUTED, HOLDS, REFUTED);
        assertThat(inWords(verdicts, "C1"))
                .isEqualTo("contradicted at this scale: 3 of 3 claims asked");
        assertThat(inWords(verdicts, "C1", "C3"))
                .isEqualTo("contradicted at this scale, accepted: 3 of 3 claims asked");
    }

    @Test
    void aLookReproducesNothing() {
        Verdicts look =
                new Verdicts(
                        "run",
                        "e",
                        Scale.SMOKE,
                        smoke("e", HOLDS).claims(),
                        List.of(),
                        "one epoch",
                        null,
                        new TreeMap<>());
        assertThat(inWords(look)).isEqualTo("only a look: 1 of 1 claim asked");
    }

    @Test
    void claimsAreCountedOfThoseThatThereAreAndTheScaleIsNamed() {
        assertThat(
                        Headline.counts(
                                List.of(
                                        smoke("a", HOLDS, UNASKED, UNASKED),
                                        smoke("b", HOLDS, HOLDS),
                                        smoke("c", Verdict.INCONCLUSIVE))))
                .isEqualTo("Scale smoke: 1 of 3 experiments reproduced, 4 of 6 claims asked.");
    }

    @Test
    void eachScaleHasItsOwnNumbers() {
        List<Verdicts> mixed =
                List.of(paper("a", HOLDS), smoke("b", HOLDS, UNASKED), smoke("c", REFUTED));
        assertThat(Headline.counts(mixed))
                .isEqualTo(
                        "Scale smoke: 0 of 2 experiments reproduced, 2 of 3 claims asked."
                                + " Scale paper: 1 of 1 experiment reproduced, 1 of 1 claim"
                                + " asked.");
        assertThat(Answer.to(mixed, Disagreements.NONE))
                .isEqualTo(
                        "2 of 3 claims asked at scale smoke and 1 of 1 claim asked at scale paper:"
                                + " 2 reproduced; 1 contradicted at this scale (c C1).");
    }

    @Test
    void theOthersAreNamedTheWorstFirst() {
        Disagreements accepted =
                new Disagreements(Map.of("d", new TreeMap<>(Map.of("C1", "too few images"))));
        assertThat(
                        Headline.withNames(
                                List.of(
                                        smoke("a", HOLDS, UNASKED),
                                        smoke("b", HOLDS),
                                        smoke("c", UNASKED, HOLDS, HOLDS),
                                        smoke("d", REFUTED),
                                        smoke("e", REFUTED)),
                                accepted))
                .isEqualTo(
                        "Scale smoke: 1 of 5 experiments reproduced; contradicted at this scale,"
                                + " accepted: d; contradicted at this scale: e; partly asked: a"
                                + " (1 of 2 claims), c (2 of 3 claims).");
    }

    @Test
    void anAnswerNamesTheClaimsThatDoNotHold() {
        assertThat(Answer.to(smoke("e", UNASKED, UNASKED), Disagreements.NONE))
                .isEqualTo("0 of 2 claims asked at scale smoke.");
        assertThat(
                        Answer.to(
                                List.of(smoke("a", HOLDS, REFUTED), paper("b", REFUTED)),
                                Disagreements.NONE))
                .isEqualTo(
                        "2 of 2 claims asked at scale smoke and 1 of 1 claim asked at scale paper:"
                                + " 1 reproduced; 1 contradicted at this scale (a C2); 1 not"
                                + " reproduced (b C1).");
        assertThat(Answer.to(List.of(), Disagreements.NONE)).isEqualTo("No claim was judged.");
    }
}
