package dev.reprokit.data;

import org.jspecify.annotations.Nullable;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import javax.imageio.ImageIO;

/**
 * An image read from a PNG or JPEG file.
 *
 * @param where the file, for error messages
 * @param width columns, in pixels
 * @param height rows, in pixels
 * @param channels 1 for a grey image; 3 for red, green and blue
 * @param pixels unsigned bytes in the order channel, row, column
 */
record ImageFile(Path where, int width, int height, int channels, byte[] pixels) {
    private static final int BITS = 8;
    private static final int OPAQUE = 255;

    /** Tests if a file's name ends like that of a PNG or JPEG file. */
    static boolean isNamedLikeOne(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && name.matches(".*\\.(png|jpe?g)");
    }

    /**
     * Reads a file.
     *
     * @throws DataException if it is no image of 8 bits per channel, or has transparent pixels
     */
    static ImageFile read(Path file) throws DataException {
        if (!isNamedLikeOne(file)) {
            throw new DataException(
                    "%s is no image: expected a file .png, .jpg or .jpeg".formatted(file));
        }
        BufferedImage image = decoded(file);
        ColorModel colours = image.getColorModel();
        if (colours.getComponentSize(0) > BITS) {
            throw new DataException(
                    "%s has %d bits per channel; expected %d"
                            .formatted(file, colours.getComponentSize(0), BITS));
        }
        boolean grey = colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        return new ImageFile(
                file,
                image.getWidth(),
                image.getHeight(),
                grey ? 1 : 3,
                grey ? greys(file, image) : colours(file, image));
    }

    private static BufferedImage decoded(Path file) throws DataException {
        @Nullable BufferedImage image;
        try {
            image = ImageIO.read(file.toFile());
        } catch (IOException | RuntimeException e) {
            // The decoders throw both on damaged files.
            throw new DataException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
        if (image == null) {
            throw new DataException("%s is no PNG or JPEG image".formatted(file));
        }
        return image;
    }

    /** Returns the stored values: Java would brighten greys when it converts them to colours. */
    private static byte[] greys(Path file, BufferedImage image) throws DataException {
        Raster raster = image.getRaster();
        byte[] pixels = new byte[image.getWidth() * image.getHeight()];
        for (int place = 0; place < pixels.length; place++) {
            int column = place % image.getWidth();
            int row = place / image.getWidth();
            if (raster.getNumBands() > 1) {
                requireOpaque(file, raster.getSample(column, row, 1), row, column);
            }
            pixels[place] = (byte) raster.getSample(column, row, 0);
        }
        return pixels;
    }

    private static byte[] colours(Path file, BufferedImage image) throws DataException {
        int width = image.getWidth();
        int plane = width * image.getHeight();
        int[] colours = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        byte[] pixels = new byte[3 * plane];
        for (int place = 0; place < plane; place++) {
            requireOpaque(file, colours[place] >>> 24, place / width, place % width);
            pixels[place] = (byte) (colours[place] >> 16);
            pixels[plane + place] = (byte) (colours[place] >> 8);
            pixels[2 * plane + place] = (byte) colours[place];
        }
        return pixels;
    }

    private static void requireOpaque(Path file, int alpha, int row, int column)
            throws DataException {
        if (alpha != OPAQUE) {
            throw new DataException(
                    "%s is transparent at row %d, column %d; expected opaque pixels"
                            .formatted(file, row + 1, column + 1));
        }
    }

    /**
     * Compares the sizes of two images.
     *
     * @throws DataException if they differ
     */
    void requireSizeOf(ImageFile other) throws DataException {
        if (width != other.width || height != other.height) {
            throw new DataException(
                    "%s has %d x %d pixels, but %s has %d x %d; expected images of one size"
                            .formatted(
                                    where, width, height, other.where, other.width, other.height));
        }
    }
}
