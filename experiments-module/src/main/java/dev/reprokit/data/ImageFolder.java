package dev.reprokit.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of images with one sub-folder per class, named as the class. The images are PNG or JPEG
 * files, all of one size.
 *
 * @param folder its name relative to the data directory
 * @param classes the classes, which are the names of the sub-folders; a class's place in this list
 *     is its label
 */
public record ImageFolder(String folder, List<String> classes) implements Input<LabelledImages> {

    /** Copies the classes. */
    public ImageFolder {
        classes = List.copyOf(classes);
    }

    @Override
    public List<String> files() {
        return List.of(folder);
    }

    /**
     * {@inheritDoc} Images come class by class, sorted by file name within each. They have one
     * channel if all files are grey, otherwise three: red, green, blue. Hidden files are left out.
     *
     * @throws DataException if a class has no image, a sub-folder is no class, a file is no image
     *     or has another size than the first, 16 bits per channel, or transparent pixels; the
     *     message names the file
     */
    @Override
    public LabelledImages read(Path directory) throws IOException {
        Path root = directory.resolve(folder);
        requireOnlyClasses(root);
        List<ImageFile> images = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            for (Path file : imagesOf(root, classes.get(label))) {
                ImageFile image = ImageFile.read(file);
                if (!images.isEmpty()) {
                    image.requireSizeOf(images.get(0));
                }
                images.add(image);
                labels.add(label);
            }
        }
        ImageFile first = images.get(0);
        int channels = images.stream().mapToInt(ImageFile::channels).max().orElseThrow();
        return new LabelledImages(
                channels,
                first.height(),
                first.width(),
                pixels(root, images, channels),
                labels.stream().mapToInt(Integer::intValue).toArray(),
                classes.size());
    }

    private void requireOnlyClasses(Path root) throws IOException {
        if (classes.isEmpty()) {
            throw new DataException("%s: images need at least one class".formatted(root));
        }
        for (Path entry : visible(root)) {
            String name = entry.getFileName().toString();
            if (Files.isDirectory(entry) && !classes.contains(name)) {
                throw new DataException(
                        "%s is the folder of no class; the classes are %s"
                                .formatted(entry, classes));
            }
            if (ImageFile.isNamedLikeOne(entry)) {
                throw new DataException(
                        "%s lies in no class's folder; expected it in %s/CLASS"
                                .formatted(entry, root));
            }
        }
    }

    private static List<Path> imagesOf(Path root, String name) throws IOException {
        Path folder = root.resolve(name);
        List<Path> files = Files.isDirectory(folder) ? visible(folder) : List.of();
        if (files.isEmpty()) {
            throw new DataException(
                    "class '%s' has no image: expected PNG or JPEG files in %s"
                            .formatted(name, folder));
        }
        return files;
    }

    private static List<Path> visible(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new DataException("%s is no folder of images".formatted(folder));
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted(Comparator.comparing(entry -> entry.getFileName().toString()))
                    .toList();
        }
    }

    private static byte[] pixels(Path root, List<ImageFile> images, int channels)
            throws DataException {
        int plane = images.get(0).width() * images.get(0).height();
        long bytes = (long) images.size() * channels * plane;
        if (bytes > Integer.MAX_VALUE) {
            throw new DataException(
                    "%s has %,d bytes of pixels; more than %,d do not fit into one array"
                            .formatted(root, bytes, Integer.MAX_VALUE));
        }
        byte[] pixels = new byte[(int) bytes];
        int at = 0;
        for (ImageFile image : images) {
            for (int channel = 0; channel < channels; channel++, at += plane) {
                // A grey image among coloured ones is as red as it is green and blue.
                int source = image.channels() == 1 ? 0 : channel;
                System.arraycopy(image.pixels(), source * plane, pixels, at, plane);
            }
        }
        return pixels;
    }
}
