package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.reprokit.baseline.BaselineCsv.Row;
import dev.reprokit.internal.file.CsvFile;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.RunDuration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class BaselineCsvTest {
    @TempDir private Path folder;
    private final Runs run = new Runs();
    private BaselineFolder baselines;
    private Path file;

    @BeforeEach
    void recorded() throws IOException {
        baselines = new BaselineFolder(folder.resolve("baseline"));
        file = baselines.file(Scale.SMOKE, Runs.ID);
        BaselineCsv.write(file, Baseline.accept(run.write(folder), "first, \"sound\"", null));
    }

    private void edit(String text, String replacement) throws IOException {
        String content = Files.readString(file);
        assertThat(content).contains(text);
        Files.writeString(file, content.replace(text, replacement));
    }

    private void assertRefused(String message) {
        assertThatIOException()
                .isThrownBy(() -> BaselineCsv.read(file))
                .withMessageContaining(file.toString())
                .withMessageContaining(message);
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Baseline baseline = baselines.find(Scale.SMOKE, Runs.ID).orElseThrow();
        assertThat(baseline.reason()).isEqualTo("first, \"sound\"");
        assertThat(baseline.run()).isEqualTo(Snapshot.of(run.write(folder)));
        assertThat(baselines.find(Scale.PAPER, Runs.ID)).isEmpty();
        assertThat(baselines.experiments(Scale.SMOKE)).containsExactly(Runs.ID);
        assertThat(baselines.experiments(Scale.PAPER)).isEmpty();
    }

    @Test
    void metricsThatNotEverySeedHasAreLeftOut() throws IOException {
        run.oneSeedHasMore = true;
        BaselineCsv.write(file, Baseline.accept(run.write(folder), "why", null));

        assertThat(file).content().doesNotContain("of_one_seed");
        assertThat(BaselineCsv.read(file).run().seeds()).hasSize(5);
    }

    @Test
    void theFileIsTidy() {
        assertThat(file)
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
        assertThat(file)
                .content()
                .contains(
                        "\nduration,,,seconds,10\nduration,,,trials,10\nduration,,,machine,cpu\n");
        Baseline recorded = BaselineCsv.read(file);
        assertThat(recorded.duration()).contains(new RunDuration(10, 10, "cpu"));

        run.computedBy = "an earlier run";
        assertThat(Baseline.accept(run.write(folder), "why", recorded).duration())
                .isEqualTo(recorded.duration());
        assertThat(Baseline.accept(run.write(folder), "why", null).duration()).isEmpty();
    }

    @Test
    void aFileWithoutADurationIsReadAndOneWithHalfOfItIsNot() throws IOException {
        edit("duration,,,seconds,10\n", "");
        assertRefused("its rows duration are not seconds, trials and machine");
        edit("duration,,,trials,10\nduration,,,machine,cpu\n", "");
        assertThat(BaselineCsv.read(file).duration()).isEmpty();
    }

    @Test
    void tolerancesThatWereEditedStay() throws IOException {
        edit("tolerance,,,test_accuracy,0.01", "tolerance,,,test_accuracy,2.5%");
        Baseline edited = BaselineCsv.read(file);
        Baseline next = Baseline.accept(run.write(folder), "second", edited);
        assertThat(next.tolerance("test_accuracy")).isEqualTo(new Tolerance(2.5, true));
        assertThat(next.tolerance("train_loss")).isEqualTo(new Tolerance(5, true));
        BaselineCsv.write(file, next);
        assertThat(file).content().contains("tolerance,,,test_accuracy,2.5%\n", "second");
    }

    @Test
    void theRowsAreReadInOnePassHoweverManyTrialsThereAre() throws IOException {
        List<Row> rows = CsvFile.read(file, List.of("kind"), Row::of);
        int[] passes = {0};
        Iterable<Row> counted =
                () -> {
                    passes[0]++;
                    return rows.iterator();
                };
        assertThat(BaselineCsv.baseline(counted).run()).isEqualTo(BaselineCsv.read(file).run());
        assertThat(passes[0]).isOne();
    }

    @Test
    void aMissingColumnIsNoBaseline() throws IOException {
        edit("kind,condition,seed,name,value", "kind,condition,seed,metric,value");
        assertRefused("has the columns [kind, condition, seed, metric, value], expected");
    }

    @Test
    void aDuplicateRowIsRefused() throws IOException {
        edit("trial,with,2,epochs,3", "trial,with,1,epochs,3");
        assertRefused("it has two rows trial,with,1,epochs");
    }

    @Test
    void anIncompleteTrialIsRefused() throws IOException {
        edit("trial,with,2,epochs,3\n", "");
        assertRefused("it has no row trial,with,2,epochs");
    }

    @Test
    void aValueThatOneTrialLacksIsRefused() throws IOException {
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("final,with,3,test_accuracy,.*\n", ""));
        assertRefused("it has no row final,with,3,test_accuracy");
    }

    @Test
    void aConditionWithoutTrialsIsRefused() throws IOException {
        String text = Files.readString(file);
        Files.writeString(file, text.replaceAll("(trial|final|mean),with,.*\n", ""));
        assertRefused("the condition with has no trials");
    }

    @Test
    void aToleranceForAnUnknownMetricIsRefused() throws IOException {
        edit("tolerance,,,weights,5%", "tolerance,,,wieghts,5%");
        assertRefused("it tolerates a metric that no trial has, wieghts");
    }

    @Test
    void unknownRowsAreRefused() throws IOException {
        edit("mean,with,1,weights", "median,with,1,weights");
        assertRefused("it has an unknown row median,with,1,weights");
    }

    @Test
    void verdictsAndNumbersAreChecked() throws IOException {
        edit("claim,,,L1,reproduced", "claim,,,L1,so-so");
        assertRefused("no verdict 'so-so'");
    }

    @Test
    void aToleranceIsNotNegative() throws IOException {
        edit("tolerance,,,weights,5%", "tolerance,,,weights,-5%");
        assertRefused("a tolerance is 0 or more");
    }

    @Test
    void anotherScalesBaselineIsRefused() throws IOException {
        edit("environment,,,scale,smoke", "environment,,,scale,paper");
        assertThatIOException()
                .isThrownBy(() -> baselines.find(Scale.SMOKE, Runs.ID))
                .withMessageContaining("a baseline of scale paper in the folder of scale smoke");
    }

    private void recordRight(String with, String without) throws IOException {
        run.right("with", with);
        run.right("without", without);
        BaselineCsv.write(file, Baseline.accept(run.write(folder), "with images", null));
    }

    @Test
    void theImagesThatTrialsGotRightAreOneRowPerTrial() throws IOException {
        assertThat(file).content().doesNotContain("right,");

        recordRight("1101", "0000");

        assertThat(file)
                .content()
                .contains("\nright,with,1,test,AAAABAs=\n", "\nright,without,5,test,AAAABAA=\n");
        assertThat(BaselineCsv.read(file).run()).isEqualTo(Snapshot.of(run.write(folder)));
    }

    @Test
    void imagesThatNotEverySeedTellsOfAreLeftOut() throws IOException {
        run.right("with", "1101");
        run.right.remove("with-seed-3");
        BaselineCsv.write(file, Baseline.accept(run.write(folder), "why", null));

        assertThat(file).content().doesNotContain("right,");
    }

    @Test
    void damagedImagesAreRefused() throws IOException {
        recordRight("1101", "0000");
        String row = "right,with,2,test,AAAABAs=";

        edit(row, "right,with,2,test,AAAAB*s=");
        assertRefused("its row right,with,2,test is damaged: Illegal base64 character");
        edit("right,with,2,test,AAAAB*s=", "right,with,2,test,AAAACQs=");
        assertRefused("right,with,2,test is damaged: 5 bytes are not the bits of 9 images");
        edit("right,with,2,test,AAAACQs=", "right,with,2,test,AAAAAwM=");
        assertRefused("its row right,with,2,test is of 3 images, an earlier one of 4");
        edit("right,with,2,test,AAAAAwM=\n", "");
        assertRefused("it has no row right,with,2,test");
    }

    @Test
    void imagesOfAnythingButTheTestSetAreUnknown() throws IOException {
        recordRight("1101", "0000");
        edit("right,with,2,test,", "right,with,2,train,");
        assertRefused("it has an unknown row right,with,2,train");
    }

    @Test
    void anUnfinishedTrialIsNotAccepted() {
        run.lastTrial = TrialStatus.DIVERGED;
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Baseline.accept(run.write(folder), "why", null))
                .withMessageContaining("of without not all are: {5=diverged, loss is NaN}");
    }

    private void recordHeldBack() throws IOException {
        Runs further = new Runs();
        further.seeds = new long[] {6, 7};
        further.write(run.write(folder).folder().heldBack());
        BaselineCsv.write(file, Baseline.accept(run.write(folder), "why", null));
    }

    @Test
    void seedsThatAreHeldBackAreOneRowAndTheirTrialsLikeAllOthers() throws IOException {
        recordHeldBack();

        assertThat(file)
                .content()
                .contains("\nheld_back,,,seeds,6 7\n", "\nfinal,without,7,test_accuracy,");
        Baseline baseline = BaselineCsv.read(file);
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

    @Test
    void heldBackSeedsMustBeSeedsWithTrialsAndNotAll() throws IOException {
        recordHeldBack();
        edit("held_back,,,seeds,6 7", "held_back,,,seeds,6 8");
        assertRefused("it holds back the seed 8, of which with has no trial");
        edit("held_back,,,seeds,6 8", "held_back,,,seeds,1 2 3 4 5 6 7");
        assertRefused("it holds back all seeds of with, so that there is none to compare");
        edit("held_back,,,seeds,1 2 3 4 5 6 7", "held_back,,,seeds,six");
        assertRefused("its row held_back,,,seeds has 'six', which is no seed");
        edit("held_back,,,seeds,six", "held_back,,,seed,6 7");
        assertRefused("unknown row held_back,,,seed");
    }
}
