package dev.reprokit.harness;

/**
 * How far a trial has come, earlier runs that were killed included.
 *
 * @param epochs epochs that finished; epoch 0 is none
 * @param images training images that they processed
 * @param seconds wall time that they took
 */
record Progress(int epochs, long images, double seconds) {
    static final Progress NONE = new Progress(0, 0, 0);

    Progress plus(int moreEpochs, long moreImages) {
        return new Progress(epochs + moreEpochs, images + moreImages, seconds);
    }

    Progress plusSeconds(double more) {
        return new Progress(epochs, images, seconds + more);
    }
}
