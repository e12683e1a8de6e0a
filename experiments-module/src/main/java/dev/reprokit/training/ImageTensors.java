package dev.reprokit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

import dev.reprokit.data.ChannelStatistics;
import dev.reprokit.data.FeatureTable;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.Transforms;

import java.util.Arrays;
import java.util.function.Function;

/**
 * Images and labels of a data set: the images as arrays on the device (a GPU, or the CPU's memory),
 * shared by all trials (settings run with one seed), the labels on Java's heap. Closing it frees
 * the images.
 *
 * @param trainImages (images, channels, height, width), standardised, float32; (rows, features) if
 *     made from tables
 * @param trainLabels true classes, one per training image
 * @param testImages (images, channels, height, width), standardised, float32; (rows, features) if
 *     made from tables
 * @param testLabels true classes, one per test image
 * @param classes number of classes
 */
public record ImageTensors(
        NDArray trainImages, int[] trainLabels, NDArray testImages, int[] testLabels, int classes)
        implements AutoCloseable {

    private static final int PART = 1000;

    /**
     * Uploads the central square of each image to a device. The pixels of a square are standardised
     * by their own mean and standard deviation over all channels: the mean is subtracted, and the
     * difference divided by the deviation.
     *
     * @param manager creates the arrays on its device and frees them when it is closed
     * @param train training images
     * @param test test images
     * @param crop side of the square that is cut from the centre of each image, in pixels
     * @return the images on the manager's device
     * @throws IllegalArgumentException if the images are smaller than the crop
     */
    public static ImageTensors of(
            NDManager manager, LabelledImages train, LabelledImages test, int crop) {
        return of(manager, train, test, crop, part -> Transforms.standardised(part, crop));
    }

    /**
     * Uploads whole images to a device. The pixels, scaled to 0 to 1, are standardised by the given
     * statistics of their channel: its mean is subtracted, and the difference divided by its
     * deviation.
     *
     * @param manager creates the arrays on its device and frees them when it is closed
     * @param train training images, square
     * @param test test images of the same size
     * @param statistics mean and deviation of each channel over a data set
     * @return the images on the manager's device
     */
    public static ImageTensors of(
            NDManager manager,
            LabelledImages train,
            LabelledImages test,
            ChannelStatistics statistics) {
        return of(
                manager,
                train,
                test,
                train.height(),
                part -> Transforms.standardised(part, statistics));
    }

    /**
     * Uploads tables of features to a device, for networks that take rows instead of images. Each
     * feature is standardised by its mean and deviation over the training rows.
     *
     * @param manager creates the arrays on its device and frees them when it is closed
     * @param train rows to train on
     * @param test rows to test on, with the same features
     * @return arrays of the shape (rows, features) on the manager's device, in place of images
     * @throws IllegalArgumentException if the numbers of features or of classes differ
     */
    public static ImageTensors of(NDManager manager, FeatureTable train, FeatureTable test) {
        if (train.classes() != test.classes()) {
            throw new IllegalArgumentException(
                    "%d classes to train on, but %d to test on"
                            .formatted(train.classes(), test.classes()));
        }
        float[] tested = test.standardisedBy(train).values();
        float[] trained = train.standardisedBy(train).values();
        return new ImageTensors(
                manager.create(trained, new Shape(train.size(), train.features())),
                train.labels(),
                manager.create(tested, new Shape(test.size(), test.features())),
                test.labels(),
                train.classes());
    }

    private static ImageTensors of(
            NDManager manager,
            LabelledImages train,
            LabelledImages test,
            int side,
            Function<LabelledImages, float[]> standardisation) {
        NDArray trainImages = upload(manager, train, side, standardisation);
        try {
            return new ImageTensors(
                    trainImages,
                    train.labels(),
                    upload(manager, test, side, standardisation),
                    test.labels(),
                    train.classes());
        } catch (RuntimeException | Error e) {
            trainImages.close();
            throw e;
        }
    }

    /**
     * Uploads in parts: copies of all images on Java's heap and in transfer would take gigabytes.
     */
    private static NDArray upload(
            NDManager manager,
            LabelledImages images,
            int side,
            Function<LabelledImages, float[]> standardisation) {
        Shape image = new Shape(images.channels(), side, side);
        NDArray all = manager.zeros(new Shape(images.size()).addAll(image));
        for (int from = 0; from < images.size(); from += PART) {
            int to = Math.min(images.size(), from + PART);
            float[] numbers = standardisation.apply(images.range(from, to));
            try (NDArray part = manager.create(numbers, new Shape(to - from).addAll(image))) {
                all.set(new NDIndex().addSliceDim(from, to), part);
            } catch (RuntimeException | Error e) {
                all.close();
                throw e;
            }
        }
        return all;
    }

    /**
     * Returns these images with only the first of the training images.
     *
     * @param manager owns the array of the first images, which is freed when it is closed
     * @param images number of training images to keep, at least 1
     * @return these images themselves if that is all of them; else do not close the result, which
     *     shares its arrays with these
     * @throws IllegalArgumentException if the number is below 1 or above that of the training
     *     images
     */
    public ImageTensors first(NDManager manager, int images) {
        return images == trainLabels.length ? this : range(manager, 0, images);
    }

    /**
     * Returns these images with only neighbouring ones of the training images.
     *
     * @param manager owns the array of these training images, which is freed when it is closed
     * @param from index of the first training image to keep
     * @param to index after the last one, above {@code from}
     * @return the images; do not close them, they share their arrays with these
     * @throws IllegalArgumentException if some of them do not exist, or there are none
     */
    public ImageTensors range(NDManager manager, int from, int to) {
        if (from < 0 || from >= to || to > trainLabels.length) {
            throw new IllegalArgumentException(
                    "expected some of %d training images, but got %d to %d"
                            .formatted(trainLabels.length, from, to));
        }
        return new ImageTensors(
                trainImages.get(manager, new NDIndex().addSliceDim(from, to)),
                Arrays.copyOfRange(trainLabels, from, to),
                testImages,
                testLabels,
                classes);
    }

    @Override
    public void close() {
        trainImages.close();
        testImages.close();
    }
}
