package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.file.RightAnswersFile;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.record.chart.TestImages;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.RightAnswers;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.ExperimentFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.imageio.ImageIO;

class RightFilesTest {
    @TempDir private Path temp;
    private final List<TrialRow> rows = new ArrayList<>();
    private final Map<String, RightAnswers> right = new TreeMap<>();

    private void trial(String condition, long seed, String answers) {
        String trial = condition + "-seed-" + seed;
        rows.add(
                new TrialRow(
                        trial, condition, seed, Map.of(), TrialStatus.FINISHED, 1, 1, 1, "", "r"));
        boolean[] bits = new boolean[answers.length()];
        for (int image = 0; image < bits.length; image++) {
            bits[image] = answers.charAt(image) == '1';
        }
        right.put(trial, RightAnswers.of(bits));
    }

    private TestImages write(int images) throws IOException {
        byte[] pixels = new byte[images];
        int[] labels = new int[images];
        for (int image = 0; image < images; image++) {
            pixels[image] = (byte) image;
            labels[image] = image % 10;
        }
        ExperimentFolder folder = new ExperimentFolder(temp);
        new RightFiles(folder).write(rows, right, new LabelledImages(1, 1, 1, pixels, labels, 10));
        return JsonFile.read(folder.testImages(), TestImages.class);
    }

    @Test
    void whatAllSeedsOfAConditionGotWrongHasAPicture() throws IOException {
        trial("with", 1, "11001");
        trial("with", 2, "10101");
        trial("without", 1, "11110");
        trial("without", 2, "11110");

        TestImages images = write(5);

        assertThat(images.classes()).containsExactly(0, 1, 2, 3, 4);
        assertThat(images.pictures())
                .containsExactly(
                        new TestImages.Picture(3, "3.png", 1, 1),
                        new TestImages.Picture(4, "4.png", 1, 1));
        BufferedImage picture = ImageIO.read(temp.resolve("right/4.png").toFile());
        assertThat(picture.getRGB(0, 0) & 0xffffff).isEqualTo(0x040404);
        assertThat(RightAnswersFile.read(temp.resolve("right/with-seed-2.bits")))
                .contains(right.get("with-seed-2"));
    }

    @Test
    void ofTooManyTheEasiestHavePictures() throws IOException {
        int images = TestImages.MOST_PICTURES + 50;
        trial("broken", 1, "0".repeat(images));
        trial("whole", 1, "0".repeat(50) + "1".repeat(TestImages.MOST_PICTURES));

        assertThat(write(images).pictures())
                .hasSize(TestImages.MOST_PICTURES)
                .allMatch(picture -> picture.image() >= 50);
    }

    @Test
    void aRunKeepsTheAnswersBehindItsLastTestAccuracies() throws IOException {
        Path cache = temp.resolve("cache");
        ExperimentFolder one = run("one", TestPlan.of("fake-training").cache(cache));
        ExperimentFolder reused = run("reused", TestPlan.of("fake-training").cache(cache));
        ExperimentFolder packed = run("packed", TestPlan.of("fake-training").parallel("2"));

        List<Metric> metrics = MetricsCsv.read(one.metrics());
        for (TrialRow row : TrialsCsv.read(one.trials())) {
            RightAnswers answers =
                    RightAnswersFile.read(one.rightAnswers(row.trial())).orElseThrow();
            assertThat(metrics)
                    .contains(
                            new Metric(
                                    row.trial(),
                                    row.epochs(),
                                    "test_accuracy",
                                    (double) answers.count() / answers.images()));
            for (ExperimentFolder same : List.of(reused, packed)) {
                assertThat(same.rightAnswers(row.trial()))
                        .hasSameBinaryContentAs(one.rightAnswers(row.trial()));
            }
        }
        assertThat(JsonFile.read(reused.testImages(), TestImages.class))
                .isEqualTo(JsonFile.read(one.testImages(), TestImages.class));
    }

    @Test
    void trialsThatClassifyNothingHaveNoAnswers() throws IOException {
        ExperimentFolder folder = run("pure", TestPlan.of("fake-training"));
        assertThat(HarnessMain.run(TestPlan.of("fake-pure-java").plan(), folder)).isZero();

        assertThat(folder.right()).doesNotExist();
    }

    private ExperimentFolder run(String name, TestPlan plan) throws IOException {
        ExperimentFolder folder = new ExperimentFolder(Files.createDirectories(temp.resolve(name)));
        assertThat(HarnessMain.run(plan.plan(), folder)).isZero();
        return folder;
    }
}
