package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.data.CsvTable;
import dev.reprokit.data.FeatureTable;
import dev.reprokit.data.Split;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Measure;
import dev.reprokit.experiment.Trial;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.process.HarnessCommand;
import dev.reprokit.nn.Mlp;
import dev.reprokit.random.RandomStream;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Protocol;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** An experiment on a table of one's own, as the page on own experiments shows it. */
class OwnDataTest {
    @TempDir private Path temp;

    /** Does logistic regression tell two flowers apart? */
    public static final class Flowers implements Experiment {
        /** For the service loader. */
        public Flowers() {}

        private static final CsvTable FLOWERS =
                new CsvTable("flowers.csv", "species", List.of("rose", "tulip"));

        @Override
        public About about() {
            return About.of("flowers", "Two flowers")
                    .asks("Does logistic regression tell two flowers apart?")
                    .from("our own");
        }

        @Override
        public Design design(Scale scale) {
            return Design.of(List.of(Condition.of("logistic", 5))).reading(FLOWERS);
        }

        @Override
        public void run(Trial trial) throws IOException {
            FeatureTable table = trial.read(FLOWERS);
            Split split = Split.of(table.size(), 40, trial.seed());
            FeatureTable train = table.select(split.train());
            FeatureTable test = table.select(split.test());
            new ClassificationRun(new Mlp(0, 0, 2), 1, Protocol.PUBLISHED.withBatchSize(10), false)
                    .run(trial, ImageTensors.of(trial.manager(), train, test), train.labels());
        }

        @Override
        public List<Claim> claims() {
            Measure accuracy =
                    new Measure("test_accuracy", "test accuracy", "%", curve -> 100 * curve.last());
            return List.of(
                    Claim.of("apart", "It tells them apart.")
                            .from("our own")
                            .decidableAt(Scale.SMOKE)
                            .that(accuracy.in("logistic"))
                            .hasMeanAbove(80));
        }
    }

    @Test
    void aTableIsTrainedOn() throws IOException {
        Files.writeString(temp.resolve("flowers.csv"), flowers());

        assertThat(HarnessMain.run(plan(), folder())).isZero();

        List<Judgement> claims = JsonFile.read(folder().verdicts(), Verdicts.class).claims();
        assertThat(claims).extracting(Judgement::verdict).containsExactly(Verdict.REPRODUCED);
    }

    @Test
    void aWrongRowIsRefusedBeforeAnythingTrains() throws IOException {
        Path file =
                Files.writeString(
                        temp.resolve("flowers.csv"), flowers().replaceFirst("rose", "daisy"));

        assertThat(HarnessMain.run(plan(), folder())).isEqualTo(HarnessCommand.REFUSED);

        assertThat(new EventLog(folder().events()).next())
                .containsExactly(
                        new Event.Refused(
                                "%s, row 1: the class in column 'species' is 'daisy'; expected one of [rose, tulip]"
                                        .formatted(file)));
    }

    private Plan plan() {
        return TestPlan.of("flowers").on(null, temp).plan();
    }

    private ExperimentFolder folder() throws IOException {
        return new ExperimentFolder(Files.createDirectories(temp.resolve("run")));
    }

    /** 200 flowers, of which tulips are taller by four standard deviations. */
    private static String flowers() {
        RandomGenerator random = RandomStream.of(1, "flowers");
        StringBuilder csv = new StringBuilder("height,width,species\n");
        for (int i = 0; i < 200; i++) {
            csv.append(
                    String.format(
                            Locale.ROOT,
                            "%.3f,%.3f,%s%n",
                            random.nextGaussian() + 4 * (i % 2),
                            random.nextGaussian(),
                            i % 2 == 0 ? "rose" : "tulip"));
        }
        return csv.toString();
    }
}
