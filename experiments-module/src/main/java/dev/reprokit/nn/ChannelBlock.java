package dev.reprokit.nn;

/**
 * The number of channels that PyTorch's CPU library computes convolutions in: 16. Narrower ones are
 * filled up, so that they save nothing; and on some machines (PyTorch 2.5.1 on a virtual AMD EPYC
 * of family 26) what they are filled up with is not zero, and gradients and even outputs come out
 * wrong. All published networks here have multiples of it.
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
