package dev.reprokit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import javax.imageio.ImageIO;

class ImageFolderTest {
    private static final ImageFolder SHAPES = new ImageFolder("shapes", List.of("ring", "disc"));

    @TempDir private Path directory;

    @Test
    void greyPixelsComeAsTheyAreStoredClassByClass() throws IOException {
        save("disc/1.png", grey(2, 1, 0, 255));
        save("ring/b.png", grey(2, 1, 1, 2));
        save("ring/a.png", grey(2, 1, 127, 128));
        Files.writeString(directory.resolve("shapes/ring/.hidden"), "no image");
        Files.writeString(directory.resolve("shapes/LICENCE.txt"), "no image");

        LabelledImages images = SHAPES.read(directory);

        assertThat(images.channels()).isEqualTo(1);
        assertThat(images.height()).isEqualTo(1);
        assertThat(images.width()).isEqualTo(2);
        assertThat(images.classes()).isEqualTo(2);
        assertThat(images.labels()).containsExactly(0, 0, 1);
        assertThat(images.pixels()).containsExactly(127, (byte) 128, 1, 2, 0, (byte) 255);
    }

    @Test
    void coloursComeByChannelAndGreysAmongThemCountAsColours() throws IOException {
        BufferedImage colour = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        colour.setRGB(0, 0, 0x010203);
        colour.setRGB(1, 0, 0xff7f80);
        save("ring/1.png", colour);
        save("disc/1.png", grey(2, 1, 100, 200));

        LabelledImages images = SHAPES.read(directory);

        assertThat(images.channels()).isEqualTo(3);
        assertThat(images.pixels())
                .containsExactly(
                        1,
                        (byte) 255,
                        2,
                        127,
                        3,
                        (byte) 128,
                        100,
                        (byte) 200,
                        100,
                        (byte) 200,
                        100,
                        (byte) 200);
    }

    @Test
    void anOpaqueAlphaChannelChangesNothing() throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 2, 1, 2, null);
        raster.setPixels(0, 0, 2, 1, new int[] {100, 255, 7, 255});
        ColorModel greyAndAlpha =
                new ComponentColorModel(
                        ColorSpace.getInstance(ColorSpace.CS_GRAY),
                        true,
                        false,
                        Transparency.TRANSLUCENT,
                        DataBuffer.TYPE_BYTE);
        save("ring/1.png", new BufferedImage(greyAndAlpha, raster, false, null));
        save("disc/1.png", grey(2, 1, 1, 2));

        assertThat(SHAPES.read(directory).pixels()).containsExactly(100, 7, 1, 2);
    }

    @Test
    void jpegIsRead() throws IOException {
        save("ring/1.jpeg", grey(8, 8, new int[64]));
        save("disc/1.JPG", grey(8, 8, new int[64]));

        assertThat(SHAPES.read(directory).pixels()).hasSize(128).containsOnly(0);
    }

    @Test
    void aClassWithoutImages() throws IOException {
        save("ring/1.png", grey(2, 1, 1, 2));

        assertRefused("class 'disc' has no image", "shapes/disc");

        Files.createDirectories(directory.resolve("shapes/disc"));
        assertRefused("class 'disc' has no image", "shapes/disc");
    }

    @Test
    void aFolderOfNoClass() throws IOException {
        save("ring/1.png", grey(2, 1, 1, 2));
        save("disk/1.png", grey(2, 1, 1, 2));

        assertRefused("shapes/disk is the folder of no class; the classes are [ring, disc]");
    }

    @Test
    void anImageBesideTheClasses() throws IOException {
        save("1.png", grey(2, 1, 1, 2));

        assertRefused("shapes/1.png lies in no class's folder");
    }

    @Test
    void anotherSize() throws IOException {
        save("ring/1.png", grey(2, 1, 1, 2));
        save("disc/1.png", grey(1, 2, 1, 2));

        assertRefused("disc/1.png has 1 x 2 pixels, but ", "ring/1.png has 2 x 1");
    }

    @Test
    void whatIsNoImage() throws IOException {
        save("disc/1.png", grey(2, 1, 1, 2));
        Path file = Files.createDirectories(directory.resolve("shapes/ring")).resolve("a.png");
        Files.writeString(file, "text");

        assertRefused("ring/a.png is no PNG or JPEG image");

        Files.move(file, file.resolveSibling("a.txt"));
        assertRefused("ring/a.txt is no image: expected a file .png");
    }

    @Test
    void aDamagedImage() throws IOException {
        save("disc/1.png", grey(2, 1, 1, 2));
        save("ring/1.png", grey(2, 1, 1, 2));
        Path file = directory.resolve("shapes/ring/1.png");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        assertRefused("ring/1.png cannot be read");
    }

    @Test
    void sixteenBitsAndTransparency() throws IOException {
        save("disc/1.png", grey(2, 1, 1, 2));
        save("ring/1.png", new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY));
        assertRefused("ring/1.png has 16 bits per channel; expected 8");

        save("ring/1.png", new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB));
        assertRefused("ring/1.png is transparent at row 1, column 1");
    }

    private void assertRefused(String... parts) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> SHAPES.read(directory))
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    private static BufferedImage grey(int width, int height, int... values) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSamples(0, 0, width, height, 0, values);
        return image;
    }

    private void save(String name, BufferedImage image) throws IOException {
        Path file = directory.resolve("shapes").resolve(name);
        Files.createDirectories(file.getParent());
        String format = name.endsWith(".png") ? "png" : "jpg";
        assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
    }
}
