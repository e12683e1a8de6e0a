package dev.reprokit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.reprokit.record.result.Results;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

class SmallRunTest {
    @Test
    void trainsInAPlainTest(@TempDir Path folder) throws IOException {
        Results results = SmallRun.of("fake-training").seeds(2).in(folder);

        assertThat(results.trials()).hasSizeGreaterThanOrEqualTo(2);
        String condition = results.trials().get(0).condition();
        assertThat(results.curves(condition, "test_accuracy")).containsOnlyKeys(1L, 2L);
    }

    @Test
    void runsFewerEpochsIfTold(@TempDir Path folder) throws IOException {
        Results results = SmallRun.of("fake-training").epochs(1).in(folder);

        String condition = results.trials().get(0).condition();
        assertThat(results.curves(condition, "test_accuracy").get(1L).values()).containsOnlyKeys(1);
    }

    @Test
    void saysWhyItCannotRun(@TempDir Path folder) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmallRun.of("nothing").in(folder))
                .withMessageStartingWith("no experiment 'nothing' on the class path");
    }
}
