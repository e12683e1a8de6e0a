package dev.reprokit.plugin.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Properties;

class OverrideParametersTest {
    private final ParameterCheck check = new ParameterCheck();
    private final OverrideParameters parameters = new OverrideParameters(check);
    private final Properties project = new Properties();
    private final Properties typed = new Properties();

    @Test
    void theUserOverridesTheProject() throws Exception {
        project.setProperty("repro.override.epochs", "5");
        project.setProperty("repro.override.testImages", "100");
        typed.setProperty("repro.override.epochs", "3");
        typed.setProperty("repro.scale", "smoke");

        assertThat(parameters.read(project, typed))
                .isEqualTo(Map.of("epochs", 3, "testImages", 100));
        check.userProperties(typed, Map.of("repro.scale", "java.lang.String"));
        check.rejectBad();
    }

    @Test
    void nothingIsOverriddenByDefault() throws Exception {
        assertThat(parameters.read(project, typed)).isEmpty();
        check.rejectBad();
    }

    @Test
    void misspeltNamesAndBadNumbersAreRefusedWithTheLegalOnes() {
        project.setProperty("repro.override.images", "5");
        typed.setProperty("repro.override.epoch", "3");
        typed.setProperty("repro.override.trainImages", "0");
        check.userProperties(typed, Map.of());
        parameters.read(project, typed);

        String legal =
                "legal are repro.override.epochs, repro.override.trainImages,"
                        + " repro.override.testImages";
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(check::rejectBad)
                .withMessageContainingAll(
                        "3 bad parameters",
                        "-Drepro.override.epoch: a design has no such number; did you mean"
                                + " 'epochs'?; "
                                + legal,
                        "-Drepro.override.images: a design has no such number",
                        "-Drepro.override.trainImages=0: legal is a whole number from 1 to 500000");
    }
}
