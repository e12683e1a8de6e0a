package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.RunDuration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

class BaselineCsvTest {
    @TempDir private Path folder;
    private BaselineFile file;
    private Runs run;

    @BeforeEach
    void accepted() throws IOException {
        file = new BaselineFile(folder);
        run = file.run;
        file.accept("first, \"sound\"");
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Baseline baseline = file.baselines().find(Scale.SMOKE, Runs.ID).orElseThrow();
        assertThat(baseline.reason()).isEqualTo("first, \"sound\"");
        assertThat(baseline.run()).isEqualTo(Snapshot.of(run.write(folder)));
        assertThat(file.baselines().find(Scale.PAPER, Runs.ID)).isEmpty();
        assertThat(file.baselines().experiments(Scale.SMOKE)).containsExactly(Runs.ID);
        assertThat(file.baselines().experiments(Scale.PAPER)).isEmpty();
    }

    @Test
    void metricsThatNotEverySeedHasAreLeftOut() throws IOException {
        run.oneSeedHasMore = true;
        file.accept("why");

        assertThat(file.path()).content().doesNotContain("of_one_seed");
        assertThat(BaselineCsv.read(file.path()).run().seeds()).hasSize(5);
    }

    @Test
    void theFileIsTidy() {
        assertThat(file.path())
                .content()
                .startsWith(
                        "kind,condition,seed,name,value\n"
                                + "reason,,,,\"first, \"\"sound\"\"\"\n"
                                + "environment,,,CPU,AVX2\n"
                                + "environment,,,PyTorch,2.5.1\n")
                .contains(
                        "\nclaim,,,L1,reproduced\nclaim,,,L2,inconclusive\n"
                                + "tolerance,,,test_accuracy,0.01\n"
                                + "tolerance,,,train_loss,5%\n"
                                + "tolerance,,,weights,5%\n"
                                + "parameter,with,,lrn,yes\n"
                                + "trial,with,1,epochs,3\n"
                                + "trial,with,1,images_per_second,100.0\n"
                                + "trial,with,1,metrics_sha256,")
                .contains("\nfinal,with,1,test_accuracy,0.71\nmean,with,1,test_accuracy,");
    }

    @Test
    void theDurationOfARunThatComputedEverythingIsRecorded() throws IOException {
        assertThat(file.path())
                .content()
                .contains(
                        "\nduration,,,seconds,10\nduration,,,trials,10\nduration,,,machine,cpu\n");
        Baseline recorded = BaselineCsv.read(file.path());
        assertThat(recorded.duration()).contains(new RunDuration(10, 10, "cpu"));

        run.computedBy = "an earlier run";
        assertThat(Baseline.accept(run.write(folder), "why", recorded).duration())
                .isEqualTo(recorded.duration());
        assertThat(Baseline.accept(run.write(folder), "why", null).duration()).isEmpty();
    }

    @Test
    void aFileWithoutADurationIsRead() throws IOException {
        file.remove("duration,.*\n");
        assertThat(BaselineCsv.read(file.path()).duration()).isEmpty();
    }

    @Test
    void tolerancesThatWereEditedStay() throws IOException {
        file.edit("tolerance,,,test_accuracy,0.01", "tolerance,,,test_accuracy,2.5%");
        Baseline edited = BaselineCsv.read(file.path());
        Baseline next = Baseline.accept(run.write(folder), "second", edited);
        assertThat(next.tolerance("test_accuracy")).isEqualTo(new Tolerance(2.5, true));
        assertThat(next.tolerance("train_loss")).isEqualTo(new Tolerance(5, true));
        BaselineCsv.write(file.path(), next);
        assertThat(file.path()).content().contains("tolerance,,,test_accuracy,2.5%\n", "second");
    }

    @Test
    void aMissingColumnIsNoBaseline() throws IOException {
        file.edit("kind,condition,seed,name,value", "kind,condition,seed,metric,value");
        file.assertRefused("has the columns [kind, condition, seed, metric, value], expected");
    }

    @Test
    void anotherScalesBaselineIsRefused() throws IOException {
        file.edit("environment,,,scale,smoke", "environment,,,scale,paper");
        assertThatIOException()
                .isThrownBy(() -> file.baselines().find(Scale.SMOKE, Runs.ID))
                .withMessageContaining("a baseline of scale paper in the folder of scale smoke");
    }

    @Test
    void theImagesThatTrialsGotRightAreOneRowPerTrial() throws IOException {
        assertThat(file.path()).content().doesNotContain("right,");

        file.acceptRight("1101", "0000");

        assertThat(file.path())
                .content()
                .contains("\nright,with,1,test,AAAABAs=\n", "\nright,without,5,test,AAAABAA=\n");
        assertThat(BaselineCsv.read(file.path()).run()).isEqualTo(Snapshot.of(run.write(folder)));
    }

    @Test
    void imagesThatNotEverySeedTellsOfAreLeftOut() throws IOException {
        run.right("with", "1101");
        run.right.remove("with-seed-3");
        file.accept("why");

        assertThat(file.path()).content().doesNotContain("right,");
    }

    @Test
    void anUnfinishedTrialIsNotAccepted() {
        run.lastTrial = TrialStatus.DIVERGED;
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Baseline.accept(run.write(folder), "why", null))
                .withMessageContaining("of without not all are: {5=diverged, loss is NaN}");
    }

    @Test
    void seedsThatAreHeldBackAreOneRowAndTheirTrialsLikeAllOthers() throws IOException {
        file.acceptHeldBack();

        assertThat(file.path())
                .content()
                .contains("\nheld_back,,,seeds,6 7\n", "\nfinal,without,7,test_accuracy,");
        Baseline baseline = BaselineCsv.read(file.path());
        assertThat(baseline.held()).containsExactly(6L, 7L);
        assertThat(baseline.run().seeds()).hasSize(7);
    }

    @Test
    void furtherSeedsOfAnotherRunAreNotHeldBack() throws IOException {
        Runs further = new Runs();
        further.seeds = new long[] {6, 7};
        further.runId = "an earlier run";
        further.write(run.write(folder).folder().heldBack());

        assertThat(Baseline.accept(run.write(folder), "why", null).held()).isEmpty();
    }
}
