package dev.reprokit.internal.harness;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.RightAnswersFile;
import dev.reprokit.record.chart.TestImages;
import dev.reprokit.record.result.RightAnswers;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.run.ExperimentFolder;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/**
 * Writes which test images the trials got right, and pictures of some of them. The report, which
 * sees no data, shows the pictures of images that were lost since the baseline; these are among
 * those that all seeds of a condition got wrong.
 */
final class RightFiles {
    private final ExperimentFolder folder;

    RightFiles(ExperimentFolder folder) {
        this.folder = folder;
    }

    /**
     * Writes the files, the list of the images last. There are none if no trial classified test
     * images.
     *
     * @param rows the trials
     * @param right which test images they got right, by trial
     * @param images the test images
     */
    void write(List<TrialRow> rows, Map<String, RightAnswers> right, LabelledImages images)
            throws IOException {
        if (right.isEmpty()) {
            return;
        }
        for (Map.Entry<String, RightAnswers> trial : right.entrySet()) {
            RightAnswersFile.write(folder.rightAnswers(trial.getKey()), trial.getValue());
        }
        Collection<List<RightAnswers>> conditions =
                rows.stream()
                        .filter(row -> right.containsKey(row.trial()))
                        .collect(
                                groupingBy(
                                        TrialRow::condition,
                                        mapping(row -> right.get(row.trial()), toList())))
                        .values();
        List<TestImages.Picture> pictures = new ArrayList<>();
        for (int image : pictured(conditions, images.size())) {
            pictures.add(write(images, image));
        }
        JsonFile.write(
                folder.testImages(),
                new TestImages(Arrays.stream(images.labels()).boxed().toList(), pictures));
    }

    /**
     * Returns the images that all seeds of a condition got wrong. Of too many, it takes those that
     * most trials got right: a condition that alone gets an easy image wrong has likely lost it.
     *
     * @return ascending
     */
    private static List<Integer> pictured(Collection<List<RightAnswers>> conditions, int images) {
        Comparator<Integer> easiest =
                Comparator.comparing(
                        image -> -rightIn(conditions.stream().flatMap(List::stream), image));
        return IntStream.range(0, images)
                .boxed()
                .filter(
                        image ->
                                conditions.stream()
                                        .anyMatch(trials -> rightIn(trials.stream(), image) == 0))
                .sorted(easiest)
                .limit(TestImages.MOST_PICTURES)
                .sorted()
                .toList();
    }

    private static long rightIn(Stream<RightAnswers> trials, int image) {
        return trials.filter(trial -> trial.isRight(image)).count();
    }

    private TestImages.Picture write(LabelledImages images, int image) throws IOException {
        String name = image + ".png";
        BufferedImage picture = SampleFiles.picture(images, image);
        AtomicFile.write(folder.right().resolve(name), out -> ImageIO.write(picture, "png", out));
        return new TestImages.Picture(image, name, images.width(), images.height());
    }
}
