package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.process.AuditPlan;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A plan's first trial, run as an audit runs it. */
@Tag("slow")
@Timeout(120)
class AuditedRunTest {
    private static final String TRIAL = "one-layer-seed-1";

    @TempDir private Path temp;

    @Test
    void isStoppedAtHalfOfItsEpochsAndGoesOnToTheSameEnd() throws Exception {
        ExperimentFolder whole = folder("whole");
        audit(whole, 1, false);
        assertThat(MetricsCsv.read(whole.metrics())).extracting(Metric::trial).containsOnly(TRIAL);

        ExperimentFolder part = folder("part");
        audit(part, 1, true);
        assertThat(part.verdicts()).doesNotExist();
        assertThat(part.running(Scale.SMOKE, TRIAL).resolve("checkpoint")).exists();
        assertThat(MetricsCsv.read(part.running(Scale.SMOKE, TRIAL).resolve("metrics.csv")))
                .extracting(Metric::epoch)
                .contains(1)
                .doesNotContain(2);

        Files.delete(part.events());
        audit(part, 1, false);
        assertThat(new EventLog(part.events()).next())
                .contains(new Event.Note(TRIAL + " continues after epoch 1"));
        assertThat(part.metrics()).hasSameBinaryContentAs(whole.metrics());
    }

    @Test
    void hasOthersBesideItWhereItIsPacked() throws Exception {
        ExperimentFolder packed = folder("packed");
        audit(packed, 2, false);
        assertThat(packed.results().trials())
                .extracting(row -> row.trial())
                .containsExactly(TRIAL, "two-layers-seed-1");
    }

    private ExperimentFolder folder(String name) throws IOException {
        return new ExperimentFolder(Files.createDirectories(temp.resolve(name)));
    }

    private void audit(ExperimentFolder folder, int trials, boolean stops) throws Exception {
        Path file = temp.resolve("audit.json");
        TestPlan plan =
                TestPlan.of("fake-training")
                        .parallel(String.valueOf(trials))
                        .cache(folder.path().resolve("cache"));
        JsonFile.write(file, new AuditPlan(plan.plan(), trials, false, stops, false));
        Process jvm =
                HarnessJvm.start(
                        folder.log(),
                        Map.of(),
                        List.of("audit", file.toString(), folder.path().toString()));
        assertThat(jvm.waitFor()).as(Files.readString(folder.log())).isZero();
        assertThat(new EventLog(folder.events()).next()).contains(new Event.Done("run-1"));
    }
}
