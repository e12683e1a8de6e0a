package dev.reprokit.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

class ExperimentIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "lrn-removal", "2019-new", "resnet18", "auditing", "spark-2"})
    void usualIdsAreLegal(String id) {
        assertThat(ExperimentId.fault(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "../../escaped",
                "/tmp/x",
                "resnet/cifar",
                "A",
                "a b",
                "a--b",
                "-a",
                "a.b",
                "a\n",
                "é",
                "null\0"
            })
    void anIdStaysInItsFolder(String id) {
        assertThat(ExperimentId.fault(id))
                .hasValueSatisfying(fault -> assertThat(fault).contains(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"assets", "audit", "spark", "bisect", "catalogue", "con", "com1"})
    void otherUsesHaveTheirNames(String id) {
        assertThat(ExperimentId.fault(id))
                .hasValueSatisfying(f -> assertThat(f).contains("reserved"));
    }

    @Test
    void theFoldersOfGoalsAreReserved() {
        Path runFolder = Path.of("repro");
        for (Path folder :
                new Path[] {
                    BenchmarkFolder.in(runFolder).process().path(),
                    DoctorFolder.in(runFolder).process().path()
                }) {
            assertThat(ExperimentId.fault(folder.getFileName().toString())).isPresent();
        }
    }

    @Test
    void aHundredCharactersAreEnough() {
        assertThat(ExperimentId.fault("x".repeat(100))).isEmpty();
        assertThat(ExperimentId.fault("x".repeat(101)))
                .hasValue(
                        "is 'xxxxxxxxxxxxxxxxxxxx...'; legal are at most 100 characters, and it has 101");
    }
}
