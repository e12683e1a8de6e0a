package dev.reprokit.internal.harness.trial;

/**
 * How far a trial has come, earlier runs that were killed included.
 *
 * @param epochs epochs that finished; epoch 0 is none
 * @param images training images that they processed
 * @param seconds wall time that they took
 */
record TrialProgress(int epochs, long images, double seconds) {
    static final TrialProgress NONE = new TrialProgress(0, 0, 0);

    TrialProgress plus(int moreEpochs, long moreImages) {
        return new TrialProgress(epochs + moreEpochs, images + moreImages, seconds);
    }

    TrialProgress plusSeconds(double more) {
        return new TrialProgress(epochs, images, seconds + more);
    }
}
