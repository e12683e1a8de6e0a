package dev.reprokit.data;

import java.util.List;

/**
 * Mean and standard deviation of each colour channel over a data set, of pixels scaled to 0 to 1.
 *
 * @param means one mean per channel, in the order of the images' channels
 * @param deviations one positive deviation per channel, in the same order
 */
public record ChannelStatistics(List<Double> means, List<Double> deviations) {
    /**
     * CIFAR-10's statistics, in the order red, green, blue, as the research log (a notebook of
     * training runs on CIFAR-10 that ReproKit repeats) and many others use them. The deviations are
     * smaller than those over all pixels (about 0.247, 0.243 and 0.262), because they are means of
     * each image's own deviation.
     */
    public static final ChannelStatistics CIFAR10 =
            new ChannelStatistics(List.of(0.4914, 0.4822, 0.4465), List.of(0.2023, 0.1994, 0.2010));

    /** Keeps copies of the lists. */
    public ChannelStatistics {
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
    }
}
