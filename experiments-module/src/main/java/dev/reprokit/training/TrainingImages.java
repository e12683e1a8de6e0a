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
     * Begins an epoch, e.g. draws the positions at which its crops are cut.
     *
     * @param epoch counted from 1; random choices depend only on the seed with which this source
     *     was created and on this number
     * @param scope a manager for arrays that all batches of the epoch use; closed when the epoch
     *     ends
     */
    void begin(int epoch, NDManager scope);

    /**
     * Creates a batch from some of the images.
     *
     * @param manager owns the batch, which is freed when the manager is closed
     * @param picked indices of the images, from 0 to {@code size() - 1}: an int64 array with one
     *     index per image of the batch
     * @return (batch, channels, height, width), standardised, float32, in the order of {@code
     *     picked}
     */
    NDArray batch(NDManager manager, NDArray picked);

    /**
     * Creates a source that, in each epoch, adds a black margin to each image, cuts a square of the
     * image's original size from the result at a random position, all positions being equally
     * likely, and mirrors it left to right with probability 1/2. Each channel is then standardised
     * by the given statistics.
     *
     * @param manager owns the images on the device
     * @param images the training images, square, without margin
     * @param padding width of the margin, in pixels
     * @param statistics mean and deviation of each channel, of pixels scaled to 0 to 1
     * @param seed draws the positions and which images are mirrored
     * @return the source of the training batches
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
