package dev.reprokit.experiment;

import dev.reprokit.nn.Network;

/**
 * What a scale sets for the training of one network.
 *
 * @param <N> the network's type
 * @param images the images
 * @param network the network, before an arm changes it
 * @param batchSize images per step
 * @param epochs epochs of each trial
 * @param seeds seeds per condition
 */
public record TrainingSetup<N extends Network>(
        Images images, N network, int batchSize, int epochs, int seeds) implements Setup {

    /**
     * Creates a row with five seeds.
     *
     * @param <N> the network's type
     * @param images the images
     * @param network the network, before an arm changes it
     * @param batchSize images per step
     * @param epochs epochs of each trial
     * @return the row
     */
    public static <N extends Network> TrainingSetup<N> of(
            Images images, N network, int batchSize, int epochs) {
        return new TrainingSetup<>(images, network, batchSize, epochs, 5);
    }

    /**
     * Returns this row with another number of seeds.
     *
     * @param number seeds per condition, at least 1
     * @return a new row
     */
    public TrainingSetup<N> withSeeds(int number) {
        return new TrainingSetup<>(images, network, batchSize, epochs, number);
    }
}
