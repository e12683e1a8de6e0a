package dev.reprokit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;

import dev.reprokit.data.ChannelStatistics;
import dev.reprokit.data.LabelledImages;

/** Where training takes its batches from. */
public interface TrainingImages {

    /** {@return how many there are} */
    int size();

    /**
     * Begins an epoch.
     *
     * @param epoch counted from 1; whatever is random in it follows from the seed and this number
     * @param scope is closed when the epoch ends
     */
    void begin(int epoch, NDManager scope);

    /**
     * Makes a batch.
     *
     * @param manager owns it
     * @param picked (batch), int64, which images
     * @return (batch, channels, height, width), standardised, float32
     */
    NDArray batch(NDManager manager, NDArray picked);

    /**
     * Crops of full size out of images with a black margin, at a random place, half of them
     * mirrored left to right, another place in each epoch; then standardised by channel.
     *
     * @param manager owns the images on the device
     * @param images in full size, square
     * @param padding width of the margin, in pixels
     * @param statistics of the channels
     * @param seed draws the places and who is mirrored
     * @return the images
     */
    static TrainingImages paddedCrops(
            NDManager manager,
            LabelledImages images,
            int padding,
            ChannelStatistics statistics,
            long seed) {
        return RandomCrops.padded(manager, images, padding, statistics, seed);
    }

    /**
     * The same images in every epoch.
     *
     * @param images (images, channels, height, width)
     * @return the images
     */
    static TrainingImages fixed(NDArray images) {
        return new TrainingImages() {
            @Override
            public int size() {
                return (int) images.getShape().get(0);
            }

            @Override
            public void begin(int epoch, NDManager scope) {
                // Nothing changes.
            }

            @Override
            public NDArray batch(NDManager manager, NDArray picked) {
                return images.get(manager, new NDIndex("{}", picked));
            }
        };
    }
}
