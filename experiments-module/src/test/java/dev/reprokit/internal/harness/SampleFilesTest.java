package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.experiment.SampleImages;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.record.chart.SamplePictures;
import dev.reprokit.record.run.ExperimentFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

class SampleFilesTest {
    @TempDir private Path folder;

    @Test
    void picturesHaveTheImagesColoursAndTheLabelsThatTheNetworkIsTold() throws IOException {
        ExperimentFolder experiment = new ExperimentFolder(folder);
        // 1 row of 2 pixels: red 255 and 1, green 0 and 2, blue 128 and 3.
        byte[] pixels = {(byte) 255, 1, 0, 2, (byte) 128, 3};
        LabelledImages image = new LabelledImages(3, 1, 2, pixels, new int[] {7}, 10);

        new SampleFiles(experiment).write(List.of(new SampleImages("as it is", image)));

        SamplePictures samples = JsonFile.read(experiment.sampleList(), SamplePictures.class);
        assertThat(samples.rows().get(0).label()).isEqualTo("as it is");
        SamplePictures.Picture picture = samples.rows().get(0).pictures().get(0);
        assertThat(picture).isEqualTo(new SamplePictures.Picture("1-1.png", "class 7", 2, 1));
        BufferedImage read = ImageIO.read(experiment.samples().resolve("1-1.png").toFile());
        assertThat(read.getRGB(0, 0) & 0xffffff).isEqualTo(0xff0080);
        assertThat(read.getRGB(1, 0) & 0xffffff).isEqualTo(0x010203);
    }

    @Test
    void greyImagesAreGrey() throws IOException {
        ExperimentFolder experiment = new ExperimentFolder(folder);
        LabelledImages image =
                new LabelledImages(1, 1, 1, new byte[] {(byte) 200}, new int[] {0}, 10);

        new SampleFiles(experiment).write(List.of(new SampleImages("grey", image)));

        BufferedImage read = ImageIO.read(experiment.samples().resolve("1-1.png").toFile());
        assertThat(read.getRGB(0, 0) & 0xffffff).isEqualTo(0xc8c8c8);
    }

    @Test
    void oldPicturesGo() throws IOException {
        ExperimentFolder experiment = new ExperimentFolder(folder);
        LabelledImages image = new LabelledImages(1, 1, 1, new byte[1], new int[] {0}, 10);
        new SampleFiles(experiment).write(List.of(new SampleImages("old", image)));

        new SampleFiles(experiment).write(List.of());

        assertThat(Files.list(experiment.samples())).isEmpty();
    }
}
