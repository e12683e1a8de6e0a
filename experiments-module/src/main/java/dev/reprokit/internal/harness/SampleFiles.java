package dev.reprokit.internal.harness;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.experiment.SampleImages;
import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.record.chart.SamplePictures;
import dev.reprokit.record.run.ExperimentFolder;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/** Writes an experiment's sample images as small PNG files, for the report to show. */
final class SampleFiles {
    private final ExperimentFolder folder;

    SampleFiles(ExperimentFolder folder) {
        this.folder = folder;
    }

    /** Writes the files, the list last; those of earlier runs are removed. */
    void write(List<SampleImages> samples) throws IOException {
        remove();
        if (samples.isEmpty()) {
            return;
        }
        List<SamplePictures.Row> rows = new ArrayList<>();
        for (SampleImages row : samples) {
            rows.add(new SamplePictures.Row(row.label(), pictures(rows.size(), row.images())));
        }
        JsonFile.write(folder.sampleList(), new SamplePictures(rows));
    }

    private List<SamplePictures.Picture> pictures(int row, LabelledImages images)
            throws IOException {
        List<SamplePictures.Picture> pictures = new ArrayList<>();
        for (int image = 0; image < images.size(); image++) {
            String name = "%d-%d.png".formatted(row + 1, image + 1);
            BufferedImage picture = picture(images, image);
            AtomicFile.write(
                    folder.samples().resolve(name), out -> ImageIO.write(picture, "png", out));
            pictures.add(
                    new SamplePictures.Picture(
                            name,
                            "class " + images.labels()[image],
                            images.width(),
                            images.height()));
        }
        return pictures;
    }

    /** Draws an image, without any scaling. */
    static BufferedImage picture(LabelledImages images, int image) {
        BufferedImage picture =
                new BufferedImage(images.width(), images.height(), BufferedImage.TYPE_INT_RGB);
        int plane = images.height() * images.width();
        int from = image * images.pixelsPerImage();
        for (int place = 0; place < plane; place++) {
            int colour = 0;
            for (int channel = 0; channel < 3; channel++) {
                // A grey image has one channel, which is used for red, green and blue.
                int source = Math.min(channel, images.channels() - 1);
                colour =
                        colour << 8
                                | Byte.toUnsignedInt(
                                        images.pixels()[from + source * plane + place]);
            }
            picture.setRGB(place % images.width(), place / images.width(), colour);
        }
        return picture;
    }

    private void remove() throws IOException {
        if (Files.isDirectory(folder.samples())) {
            // The list is removed first: without it there are no samples.
            Files.deleteIfExists(folder.sampleList());
            try (Stream<Path> old = Files.list(folder.samples())) {
                for (Path file : old.toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
