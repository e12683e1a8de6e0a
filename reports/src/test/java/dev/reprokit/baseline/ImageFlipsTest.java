package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.ImageFlips.Chance;
import dev.reprokit.record.result.RightAnswers;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class ImageFlipsTest {

    private static List<RightAnswers> seeds(String... answers) {
        return Stream.of(answers).map(Runs::answers).toList();
    }

    private static ImageFlips flips(List<RightAnswers> before, List<RightAnswers> now) {
        return ImageFlips.of("e", "with", before, now).orElseThrow();
    }

    @Test
    void onlyWhatAllSeedsAgreeOnFlips() {
        ImageFlips flips = flips(seeds("110011", "110001"), seeds("010100", "010110", "000100"));

        assertThat(flips.lost()).containsExactly(0, 5);
        assertThat(flips.won()).containsExactly(3);
        assertThat(flips.images()).isEqualTo(6);
        assertThat(flips.seedsBefore()).isEqualTo(2);
        assertThat(flips.seedsNow()).isEqualTo(3);
        assertThat(flips.isAny()).isTrue();
    }

    @Test
    void nothingFlipsIfOneSeedDisagrees() {
        assertThat(flips(seeds("10", "11"), seeds("01", "10")).isAny()).isFalse();
    }

    @Test
    void otherTestSetsAreNotCompared() {
        assertThat(ImageFlips.of("e", "with", seeds("11"), seeds("110"))).isEmpty();
        assertThat(ImageFlips.of("e", "with", seeds("11"), List.of())).isEmpty();
        assertThat(ImageFlips.of("e", "with", List.of(), seeds("11"))).isEmpty();
    }

    @Test
    void oneSeedAgainstOneLosesByChanceWhatItWins() {
        ImageFlips flips = flips(seeds("11100"), seeds("00110"));
        assertThat(flips.lost()).hasSize(2);
        assertThat(flips.lostByChance()).isEqualTo(new Chance(1, 1));
        assertThat(flips.wonByChance()).isEqualTo(new Chance(2, 2));
    }

    /** Counts in another way: by trying every division of the seeds. */
    @Test
    void chanceIsWhatAllOtherDivisionsOfTheSeedsGive() {
        Random random = new Random(1);
        List<RightAnswers> all = new ArrayList<>();
        for (int seed = 0; seed < 5; seed++) {
            boolean[] right = new boolean[60];
            for (int image = 0; image < right.length; image++) {
                right[image] = random.nextDouble() < 0.5;
            }
            all.add(RightAnswers.of(right));
        }
        ImageFlips actual = flips(all.subList(0, 2), all.subList(2, 5));
        int divisions = 0;
        int lost = 0;
        int most = 0;
        for (int one = 0; one < 5; one++) {
            for (int other = one + 1; other < 5; other++) {
                if (other > 1) {
                    List<RightAnswers> before = List.of(all.get(one), all.get(other));
                    List<RightAnswers> now = new ArrayList<>(all);
                    now.removeAll(before);
                    int some = flips(before, now).lost().size();
                    divisions++;
                    lost += some;
                    most = Math.max(most, some);
                }
            }
        }
        assertThat(divisions).isEqualTo(9);
        assertThat(most).isPositive();
        assertThat(actual.lostByChance().mean())
                .isCloseTo((double) lost / divisions, Offset.offset(1e-12));
        assertThat(actual.lostByChance().most()).isEqualTo(most);
    }
}
