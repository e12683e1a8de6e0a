package dev.reprokit.internal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

class HarnessCommandTest {

    @Test
    void theMainClassReadsWhatThePluginWrites() {
        assertThat(HarnessCommand.RUN.with(Path.of("plan.json"), Path.of("folder")))
                .containsExactly("run", "plan.json", "folder");
        assertThat(HarnessCommand.of("run", "plan.json", "folder")).isEqualTo(HarnessCommand.RUN);
        assertThat(HarnessCommand.of("catalogue", "plan.json", "file"))
                .isEqualTo(HarnessCommand.CATALOGUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"walk a b", "run a", "run a b c", "RUN a b", "catalogue"})
    void anythingElseIsAnsweredWithTheUsage(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HarnessCommand.of(line.split(" ")))
                .withMessage(
                        "usage: catalogue PLAN_FILE FILE | run PLAN_FILE EXPERIMENT_FOLDER"
                                + " | benchmark PLAN_FILE BENCHMARK_FOLDER"
                                + " | audit PLAN_FILE EXPERIMENT_FOLDER"
                                + " | doctor PLAN_FILE DOCTOR_FOLDER | try PLAN_FILE TRY_FOLDER"
                                + " | verify PLAN_FILE VERIFY_FOLDER");
    }

    @Test
    void noArgumentsAreAnsweredWithTheUsage() {
        assertThatIllegalArgumentException()
                .isThrownBy(HarnessCommand::of)
                .withMessageStartingWith("usage: ");
    }
}
