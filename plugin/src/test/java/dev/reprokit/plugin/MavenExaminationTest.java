package dev.reprokit.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.record.Diagnosis.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MavenExaminationTest {
    @ParameterizedTest
    @CsvSource({
        "3.8.6, WRONG",
        "3.6.3, WRONG",
        "3.8.7, OK",
        "3.8.10, OK",
        "3.9.11, OK",
        "4.0.0-rc-5, OK",
    })
    void maven(String version, State state) {
        assertThat(MavenExamination.maven(version, "3.8.7").state()).isEqualTo(state);
    }

    @Test
    void anOldMavenIsToldWhichIsNeeded() {
        assertThat(MavenExamination.maven("3.6.3", "3.8.7").remedy())
                .startsWith("Maven 3.8.7 or later is needed");
    }

    @Test
    void theJdkIsToldWithItsVendor() {
        assertThat(MavenExamination.jdk().text())
                .contains(
                        System.getProperty("java.runtime.version"),
                        System.getProperty("java.vendor"));
    }
}
