package dev.reprokit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

import dev.reprokit.data.ChannelStatistics;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.Transforms;
import dev.reprokit.random.RandomStream;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Training images that are cropped at another random place in each epoch, every place equally
 * likely, mirrored or not, and then standardised. Pixels stay on the device as bytes; each epoch
 * uploads one or two numbers per image.
 */
final class RandomCrops implements TrainingImages {
    private static final double BRIGHTEST = 255;

    private final LabelledImages images;
    private final int crop;
    private final long seed;
    private final UnaryOperator<NDArray> scale;
    private final NDArray pixels;
    private final NDArray windows;
    private final boolean mirrors;

    /** Set by {@link #begin}, before any batch. */
    @SuppressWarnings("NullAway.Init")
    private NDArray corners;

    /** Set by {@link #begin}, before any batch. */
    @SuppressWarnings("NullAway.Init")
    private NDArray mirrored;

    /**
     * Creates crops that are standardised as {@link dev.reprokit.data.Transforms#standardised} does
     * (Zhang et al. 2017).
     *
     * @param manager owns the images on the device
     * @param images in full size
     * @param crop side of the crop, in pixels
     * @param seed draws the places
     * @throws IllegalArgumentException if the images are smaller than the crop
     */
    RandomCrops(NDManager manager, LabelledImages images, int crop, long seed) {
        this(manager, images, crop, false, seed, standardisation(manager, images, crop));
    }

    /**
     * Creates crops of full size from images with a black margin, half of them mirrored left to
     * right, then standardised by channel: the augmentation of PyTorch's tutorials.
     *
     * @param manager owns the images on the device
     * @param images in full size, square
     * @param padding width of the margin, in pixels
     * @param statistics mean and deviation of each channel
     * @param seed draws the places and which images are mirrored
     */
    static RandomCrops padded(
            NDManager manager,
            LabelledImages images,
            int padding,
            ChannelStatistics statistics,
            long seed) {
        return new RandomCrops(
                manager,
                Transforms.padded(images, padding),
                images.height(),
                true,
                seed,
                standardisation(manager, statistics));
    }

    private RandomCrops(
            NDManager manager,
            LabelledImages images,
            int crop,
            boolean mirrors,
            long seed,
            UnaryOperator<NDArray> scale) {
        if (crop > Math.min(images.height(), images.width())) {
            throw new IllegalArgumentException(
                    "cannot crop %d x %d from images of %d x %d"
                            .formatted(crop, crop, images.height(), images.width()));
        }
        this.images = images;
        this.crop = crop;
        this.seed = seed;
        this.scale = scale;
        pixels =
                manager.create(
                        ByteBuffer.wrap(images.pixels()),
                        new Shape(
                                images.size(),
                                images.channels(),
                                (long) images.height() * images.width()),
                        DataType.UINT8);
        this.mirrors = mirrors;
        windows = manager.create(windows(), new Shape(2, 1, (long) crop * crop));
    }

    /**
     * Returns the flat indices in one channel of the pixels of the crop at the upper left corner:
     * unmirrored, then mirrored.
     */
    private long[] windows() {
        int size = crop * crop;
        long[] places = new long[2 * size];
        for (int i = 0; i < size; i++) {
            long row = (long) (i / crop) * images.width();
            places[i] = row + i % crop;
            places[size + i] = row + crop - 1 - i % crop;
        }
        return places;
    }

    @Override
    public int size() {
        return images.size();
    }

    @Override
    public void begin(int epoch, NDManager scope) {
        RandomGenerator random = RandomStream.of(seed, "random crops of epoch " + epoch);
        long[] places = new long[size()];
        long[] window = new long[size()];
        for (int image = 0; image < places.length; image++) {
            long top = random.nextInt(images.height() - crop + 1);
            places[image] = top * images.width() + random.nextInt(images.width() - crop + 1);
            window[image] = mirrors && random.nextBoolean() ? 1 : 0;
        }
        corners = scope.create(places, new Shape(size(), 1, 1));
        mirrored = scope.create(window);
    }

    @Override
    public NDArray batch(NDManager manager, NDArray picked) {
        NDIndex index = new NDIndex("{}", picked);
        long batch = picked.size();
        NDArray places =
                corners.get(manager, index)
                        .add(windows.get(manager, new NDIndex("{}", mirrored.get(manager, index))))
                        .broadcast(batch, images.channels(), (long) crop * crop);
        NDArray cropped =
                pixels.get(manager, index).gather(places, 2).toType(DataType.FLOAT32, false);
        return scale.apply(cropped).reshape(batch, images.channels(), crop, crop);
    }

    /**
     * Returns the standardisation of each image by itself. Pixels stay in 0 to 255: the factor to 0
     * to 1 cancels.
     */
    private static UnaryOperator<NDArray> standardisation(
            NDManager manager, LabelledImages images, int crop) {
        double numbers = (double) images.channels() * crop * crop;
        NDArray leastDeviation = manager.create((float) (BRIGHTEST / Math.sqrt(numbers)));
        return cropped -> {
            NDArray rows = cropped.reshape(cropped.getShape().get(0), -1);
            NDArray centred = rows.sub(rows.mean(new int[] {1}, true));
            NDArray deviation = centred.square().mean(new int[] {1}, true).sqrt();
            return centred.div(deviation.maximum(leastDeviation));
        };
    }

    private static UnaryOperator<NDArray> standardisation(
            NDManager manager, ChannelStatistics statistics) {
        Shape channels = new Shape(1, statistics.means().size(), 1);
        NDArray means = manager.create(inBytes(statistics.means()), channels);
        NDArray deviations = manager.create(inBytes(statistics.deviations()), channels);
        return cropped -> cropped.sub(means).div(deviations);
    }

    private static float[] inBytes(List<Double> shares) {
        float[] values = new float[shares.size()];
        for (int channel = 0; channel < values.length; channel++) {
            values[channel] = (float) (BRIGHTEST * shares.get(channel));
        }
        return values;
    }
}
