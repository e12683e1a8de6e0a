package dev.reprokit.nn;

/**
 * The number of channels that PyTorch's CPU library computes convolutions in: 16. Layers with fewer
 * are filled up, so that they save nothing. All published networks here have multiples of it.
 */
final class ChannelBlock {
    private static final int SIZE = 16;

    private ChannelBlock() {}

    /**
     * Channels of a narrower layer.
     *
     * @param channels of the layer
     * @param divisor by how much it is to be narrower
     * @return about {@code channels / divisor}, rounded to whole blocks, at least one
     */
    static int narrowed(int channels, int divisor) {
        return divisor == 1
                ? channels
                : SIZE * Math.max(1, Math.round((float) channels / divisor / SIZE));
    }
}
