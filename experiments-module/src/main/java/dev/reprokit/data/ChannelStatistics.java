package dev.reprokit.data;

import java.util.List;

/**
 * Mean and deviation of each colour channel over a data set, of pixels from 0 to 1.
 *
 * @param means one a channel
 * @param deviations one a channel, positive
 */
public record ChannelStatistics(List<Double> means, List<Double> deviations) {
    /**
     * CIFAR-10's as the research log and many others have them. The deviations are smaller than
     * those of all pixels, which are about 0.247, 0.243 and 0.262: they are means over images of
     * each image's own deviation.
     */
    public static final ChannelStatistics CIFAR10 =
            new ChannelStatistics(List.of(0.4914, 0.4822, 0.4465), List.of(0.2023, 0.1994, 0.2010));

    /** Copies the lists. */
    public ChannelStatistics {
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
    }
}
