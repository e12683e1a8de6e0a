package dev.reprokit.plugin.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.process.Diagnosis.Finding;
import dev.reprokit.plugin.RecordingLog;

import org.junit.jupiter.api.Test;

import java.util.List;

class DiagnosisTableTest {
    private final RecordingLog log = new RecordingLog();
    private final DiagnosisTable table =
            new DiagnosisTable(
                    List.of(
                            Finding.ok("JDK", "17"),
                            Finding.warn("cache", "1 GiB free", "Type this."),
                            Finding.wrong("forked JVM", "it died", "Log: a\n  | last words")));

    @Test
    void isAlignedAndSaysWhatToTypeBelow() {
        table.writeTo(log);
        assertThat(log.info).containsExactly("ok     JDK         17");
        assertThat(log.warnings)
                .containsExactly("warn   cache       1 GiB free", "       Type this.");
        assertThat(log.errors)
                .containsExactly(
                        "wrong  forked JVM  it died", "       Log: a", "       | last words");
    }

    @Test
    void knowsWhatIsWrong() {
        assertThat(table.wrong()).containsExactly("forked JVM");
    }
}
