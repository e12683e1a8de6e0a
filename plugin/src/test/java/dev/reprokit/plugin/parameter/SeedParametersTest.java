package dev.reprokit.plugin.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reprokit.record.run.Seeds;

import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class SeedParametersTest {
    private final ParameterCheck check = new ParameterCheck();
    private final SeedParameters parameters = new SeedParameters(check);

    @Test
    void aNumberCountsFromTheFirst() throws Exception {
        assertThat(parameters.read("5", "101")).isEqualTo(Seeds.counted(5, 101));
        assertThat(parameters.read("10000", "1")).isEqualTo(Seeds.counted(10_000, 1));
        assertThat(parameters.read(null, "3")).isEqualTo(Seeds.counted(null, 3));
        check.rejectBad();
    }

    @Test
    void aListMayHaveRangesAndAnyOrder() throws Exception {
        assertThat(parameters.read("7..9, 1,3", "1"))
                .isEqualTo(Seeds.of(List.of(1L, 3L, 7L, 8L, 9L)));
        assertThat(parameters.read("7..7", "1")).isEqualTo(Seeds.counted(1, 7));
        assertThat(parameters.read("0..10000,10002", "1")).isNull();
        assertThatExceptionOfType(MojoExecutionException.class).isThrownBy(check::rejectBad);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|''",
                "0|''",
                "10001|; a number is a count of seeds, and one seed alone is written 10001..10001",
                "20240101|; a number is a count of seeds, and one seed alone is written 20240101..20240101",
                "some|''",
                "-1|''",
                "1,,3|; '' is neither a seed nor a range",
                "1,|; '' is neither a seed nor a range",
                "1..|; '1..' is neither a seed nor a range",
                "1-3,5|; '1-3' is neither a seed nor a range",
                "1,2..x|; '2..x' is neither a seed nor a range",
                "9..7|; the range 9..7 goes down",
                "3,1..5|; it has the seed 3 twice",
                "1..999999999|; a list has at most 10000 seeds"
            })
    void otherSeedsAreRefusedInOneSentence(String seeds, String reason) {
        assertThat(parameters.read(seeds, "1")).isNull();
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(check::rejectBad)
                .withMessage(
                        "One bad parameter; nothing was run:\n  -Drepro.seeds=%s: legal is a whole number from 1 to 10000, or a list of seeds such as 1,3,7..9%s"
                                .formatted(seeds, reason));
    }

    @Test
    void aListTakesNoFirstSeed() {
        parameters.read("1,3", "101");
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(check::rejectBad)
                .withMessageContaining(
                        "-Drepro.seed=101: -Drepro.seeds=1,3 lists all seeds; leave one of them out");
    }
}
