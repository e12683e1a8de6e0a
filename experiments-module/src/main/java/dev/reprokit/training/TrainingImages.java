package dev.reprokit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;

/** Where training takes its batches from. */
interface TrainingImages {

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

    /** The same images in every epoch. */
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
