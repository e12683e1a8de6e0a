package dev.reprokit.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

class TrialDrawTest {
    private static final List<BundledTrial> ALL =
            IntStream.range(0, 440)
                    .mapToObj(i -> new BundledTrial("e" + i / 40, "c-seed-" + i % 40))
                    .toList();

    @Test
    void theSameSeedDrawsTheSameTrialsInTheOrderOfTheBundle() {
        TrialDraw draw = TrialDraw.among(ALL, 28, 7);

        assertThat(draw).isEqualTo(TrialDraw.among(ALL, 28, 7));
        assertThat(draw).isNotEqualTo(TrialDraw.among(ALL, 28, 8));
        assertThat(draw.drawn()).hasSize(28).doesNotHaveDuplicates();
        assertThat(draw.drawn().stream().map(ALL::indexOf)).isSorted();
    }

    @Test
    void allAreDrawnWhereThereAreFewer() {
        assertThat(TrialDraw.among(ALL.subList(0, 5), 28, 1).drawn()).isEqualTo(ALL.subList(0, 5));
        assertThat(TrialDraw.among(ALL, 0, 1).drawn()).isEmpty();
        assertThat(TrialDraw.among(ALL, 0, 1).notices(0.1)).isZero();
    }

    @Test
    void theChanceOfNoticingIsOneLessThatOfDrawingHonestTrialsOnly() {
        BigDecimal missed = BigDecimal.ONE;
        for (int i = 0; i < 28; i++) {
            missed =
                    missed.multiply(BigDecimal.valueOf(440 - 44 - i))
                            .divide(BigDecimal.valueOf(440 - i), MathContext.DECIMAL128);
        }

        double notices = TrialDraw.among(ALL, 28, 1).notices(0.1);

        assertThat(notices).isCloseTo(1 - missed.doubleValue(), within(1e-12));
        assertThat(notices).isGreaterThan(0.95);
    }

    @Test
    void ofTenPercentThatAreMadeUpTwentyEightTrialsFindOneAsOftenAsTheySay() {
        int draws = 10_000;
        int noticed = 0;
        for (int seed = 0; seed < draws; seed++) {
            List<BundledTrial> shuffled = new ArrayList<>(ALL);
            Collections.shuffle(shuffled, new Random(-1 - seed));
            HashSet<BundledTrial> madeUp = new HashSet<>(shuffled.subList(0, 44));
            boolean found =
                    TrialDraw.among(ALL, 28, seed).drawn().stream().anyMatch(madeUp::contains);
            noticed += found ? 1 : 0;
        }

        double promised = TrialDraw.among(ALL, 28, 1).notices(0.1);
        assertThat((double) noticed / draws).isCloseTo(promised, within(0.008));
        assertThat(noticed).isGreaterThanOrEqualTo(95 * draws / 100);
    }
}
