package dev.reprokit.internal.harness.trial;

/**
 * The progress of a trial, including earlier runs that were killed.
 *
 * @param epochs number of finished epochs, without epoch 0
 * @param images number of training images that they processed
 * @param seconds wall time that they took, in seconds
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
