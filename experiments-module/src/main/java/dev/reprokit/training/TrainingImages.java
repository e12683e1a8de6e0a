package dev.reprokit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;

import dev.reprokit.data.ChannelStatistics;
import dev.reprokit.data.LabelledImages;

/**
 * A source of training batches, whose images may be the same in every epoch or cropped anew. A
 * training calls {@link #begin} before each epoch, then {@link #batch} for each step.
 */
public interface TrainingImages {

    /** {@return the number of images} */
    int size();

    /**
     * Begins an epoch, e.g. draws the places of its crops.
     *
     * @param epoch counted from 1; random choices depend only on the seed and this number
     * @param scope a manager for arrays that all batches of the epoch use; closed when the epoch
     *     ends
     */
    void begin(int epoch, NDManager scope);

    /**
     * Creates a batch from some of the images.
     *
     * @param manager owns the batch, which is freed when the manager is closed
     * @param picked indices of the images, an int64 array with one index per image of the batch
     * @return (batch, channels, height, width), standardised, float32
     */
    NDArray batch(NDManager manager, NDArray picked);

    /**
     * Creates crops of full size from images with a black margin, at another random place in each
     * epoch, half of them mirrored left to right; then standardised by channel.
     *
     * @param manager owns the images on the device
     * @param images in full size, square
     * @param padding width of the margin, in pixels
     * @param statistics mean and deviation of each channel
     * @param seed draws the places and which images are mirrored
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
     * Creates a source that has the same images in every epoch.
     *
     * @param images (images, channels, height, width); not copied, keep them open
     * @return the source
     */
    static TrainingImages fixed(NDArray images) {
        return new TrainingImages() {
            @Override
            public int size() {
                return (int) images.getShape().get(0);
            }

            @Override
            public void begin(int epoch, NDManager scope) {
                // The images are the same in every epoch.
            }

            @Override
            public NDArray batch(NDManager manager, NDArray picked) {
                return images.get(manager, new NDIndex("{}", picked));
            }
        };
    }
}
