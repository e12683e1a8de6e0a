package dev.reprokit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.random.RandomStream;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/**
 * Training images cropped at a random place, another in each epoch, every place equally likely, and
 * then standardised as {@link dev.reprokit.data.Transforms#standardised} does. Pixels stay on the
 * device as bytes; an epoch uploads one number an image.
 */
final class RandomCrops implements TrainingImages {
    private static final double BRIGHTEST = 255;

    private final LabelledImages images;
    private final int crop;
    private final long seed;
    private final NDArray pixels;
    private final NDArray window;
    private final NDArray leastDeviation;
    private NDArray corners;

    /**
     * Uploads the images.
     *
     * @param manager owns them
     * @param images in full size
     * @param crop side of the crop, in pixels
     * @param seed draws the places
     * @throws IllegalArgumentException if the images are smaller than the crop
     */
    RandomCrops(NDManager manager, LabelledImages images, int crop, long seed) {
        if (crop > Math.min(images.height(), images.width())) {
            throw new IllegalArgumentException(
                    "cannot crop %d x %d from images of %d x %d"
                            .formatted(crop, crop, images.height(), images.width()));
        }
        this.images = images;
        this.crop = crop;
        this.seed = seed;
        pixels =
                manager.create(
                        ByteBuffer.wrap(images.pixels()),
                        new Shape(
                                images.size(),
                                images.channels(),
                                (long) images.height() * images.width()),
                        DataType.UINT8);
        window = manager.create(window(), new Shape(1, 1, (long) crop * crop));
        double numbers = (double) images.channels() * crop * crop;
        leastDeviation = manager.create((float) (BRIGHTEST / Math.sqrt(numbers)));
    }

    /** Places in a plane that a crop at the upper left corner takes. */
    private long[] window() {
        long[] places = new long[crop * crop];
        for (int i = 0; i < places.length; i++) {
            places[i] = (long) (i / crop) * images.width() + i % crop;
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
        for (int image = 0; image < places.length; image++) {
            long top = random.nextInt(images.height() - crop + 1);
            places[image] = top * images.width() + random.nextInt(images.width() - crop + 1);
        }
        corners = scope.create(places, new Shape(size(), 1, 1));
    }

    @Override
    public NDArray batch(NDManager manager, NDArray picked) {
        NDIndex index = new NDIndex("{}", picked);
        long batch = picked.size();
        NDArray places =
                corners.get(manager, index)
                        .add(window)
                        .broadcast(batch, images.channels(), window.size());
        NDArray cropped =
                pixels.get(manager, index).gather(places, 2).toType(DataType.FLOAT32, false);
        return standardised(cropped.reshape(batch, -1))
                .reshape(batch, images.channels(), crop, crop);
    }

    /** Of 0 to 255 as of 0 to 1: the factor cancels. */
    private NDArray standardised(NDArray rows) {
        NDArray centred = rows.sub(rows.mean(new int[] {1}, true));
        NDArray deviation = centred.square().mean(new int[] {1}, true).sqrt();
        return centred.div(deviation.maximum(leastDeviation));
    }
}
