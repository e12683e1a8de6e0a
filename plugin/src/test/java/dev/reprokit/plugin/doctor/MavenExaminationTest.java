package dev.reprokit.plugin.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MavenExaminationTest {
    @Test
    void mavenIsToldWithWhatIsNeeded() {
        assertThat(MavenExamination.maven("3.9.12", "3.8.7").text())
                .isEqualTo("3.9.12; needed is 3.8.7 or later");
    }

    @Test
    void theJdkIsToldWithItsVendor() {
        assertThat(MavenExamination.jdk().text())
                .contains(
                        System.getProperty("java.runtime.version"),
                        System.getProperty("java.vendor"));
    }
}
