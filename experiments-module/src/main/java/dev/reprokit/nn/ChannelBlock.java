package dev.reprokit.nn;

/**
 * The number of channels that PyTorch's CPU library processes at once in a convolution: 16. It pads
 * narrower layers to multiples of it, so that they save no time. All published networks here have
 * multiples of 16.
 */
final class ChannelBlock {
    private static final int SIZE = 16;

    private ChannelBlock() {}

    /**
     * Returns the number of channels of a narrower layer.
     *
     * @param channels channels of the layer
     * @param divisor by how much it is to be narrower
     * @return about {@code channels / divisor}, rounded to a multiple of 16, at least 16
     */
    static int narrowed(int channels, int divisor) {
        return divisor == 1
                ? channels
                : SIZE * Math.max(1, Math.round((float) channels / divisor / SIZE));
    }
}
