package dev.reprokit.record.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.record.result.Scale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class JudgementTest {

    @ParameterizedTest
    @CsvSource(
            value = {
                "99.34 %, 99.16 %, 99.34 % (log: 99.16 %)",
                "99.34 %, '', 99.34 %",
                "99.34 %, null, 99.34 %",
                "'', 99.16 %, 99.16 % (log)",
                "null, 99.16 %, 99.16 % (log)",
                "'', '', -",
                "null, null, -"
            },
            nullValues = "null")
    void expectedValuesAreThePapersTheLogsOrBoth(String published, String log, String words) {
        assertThat(judgement(published, log, 4.2, 3.1, 5.3).expectedInWords()).isEqualTo(words);
    }

    @Test
    void withoutAPublishedValueTheCriterionIsWhatIsExpected() {
        Judgement own =
                new Judgement(
                        "C1",
                        "s",
                        "our own",
                        "",
                        null,
                        null,
                        4.2,
                        "%",
                        3.1,
                        5.3,
                        0.9,
                        5,
                        List.of("'a' to be lower than 'b'", "every seed of 'a' to be at most 5"),
                        true,
                        Verdict.REPRODUCED,
                        null,
                        null,
                        null);

        assertThat(own.expectedInWords())
                .isEqualTo("'a' to be lower than 'b'; every seed of 'a' to be at most 5");
    }

    @Test
    void anIntervalNeedsBothEnds() {
        assertThat(judgement("", "", 4.2, 3.1, 5.3).observedInWords())
                .isEqualTo("4.2 % [3.1, 5.3], n = 5");
        assertThat(judgement("", "", 4.2, null, 5.3).observedInWords()).isEqualTo("4.2 %, n = 5");
        assertThat(judgement("", "", 4.2, 3.1, null).observedInWords()).isEqualTo("4.2 %, n = 5");
    }

    @Test
    void verdictsAreCountedByKind() {
        Verdicts verdicts =
                new Verdicts(
                        "run-1",
                        "e",
                        Scale.SMOKE,
                        List.of(
                                judged(Verdict.REPRODUCED),
                                judged(Verdict.INVALID),
                                judged(Verdict.REPRODUCED)));

        assertThat(verdicts.count(Verdict.REPRODUCED)).isEqualTo(2);
        assertThat(verdicts.count(Verdict.INVALID)).isEqualTo(1);
        assertThat(verdicts.count(Verdict.INCONCLUSIVE)).isZero();
    }

    private static Judgement judged(Verdict verdict) {
        return judgement("", "", null, null, null, verdict);
    }

    private static Judgement judgement(
            String published, String log, Double observed, Double low, Double high) {
        return judgement(published, log, observed, low, high, Verdict.REPRODUCED);
    }

    private static Judgement judgement(
            String published,
            String log,
            Double observed,
            Double low,
            Double high,
            Verdict verdict) {
        return new Judgement(
                "L3", "s", "s", published, log, null, observed, "%", low, high, 0.9, 5, List.of(),
                true, verdict, null, null, null);
    }
}
