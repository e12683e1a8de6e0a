package dev.reprokit.paper.researchlog;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;

import dev.reprokit.experiment.Trial;
import dev.reprokit.linalg.Matrix;
import dev.reprokit.linalg.PrincipalComponents;
import dev.reprokit.probe.ConvolutionInput;
import dev.reprokit.random.RandomStream;
import dev.reprokit.training.Backbone;
import dev.reprokit.training.Classifier;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures both convolutions of a network as {@link FilterBank}s after an epoch, and the energy
 * profiles before and after training.
 *
 * @param trial gives the images and the seed
 * @param trained the network after some epochs
 */
record FilterBanks(Trial trial, Backbone trained) {
    static final List<String> CONVOLUTIONS = List.of("conv1", "conv2");

    /**
     * Profiles are recorded along this many components of the largest variances. The others, 55 of
     * the first layer's and hundreds of the second's, have little energy in all profiles, which
     * would make any two of them alike.
     */
    static final int COMPONENTS = 20;

    /** The first convolution's initial profile, along the components of its input. */
    static final String BEFORE = "energy_before";

    /** The first convolution's profile after training, along the same components. */
    static final String AFTER = "energy_after";

    /** The profile of the difference of the two, along those of the trained network's input. */
    static final String LEARNED = "energy_learned";

    private static final int LEAST_PATCHES = 2000;
    private static final int PATCHES_PER_COORDINATE = 5;

    /** The authors take the components of 10,000 images. */
    private static final int MOST_IMAGES = 10_000;

    /** Returns the name of a metric of a profile, e.g. {@code energy_after.conv1.3}. */
    static String energy(String kind, String convolution, int component) {
        return "%s.%s.%d".formatted(kind, convolution, component);
    }

    /** Returns the name of the metric of the patches' condition number. */
    static String condition(String convolution) {
        return "patch_condition." + convolution;
    }

    /** Returns the name of the metric of {@link FilterBank#outputComponents}. */
    static String outputComponents(String convolution) {
        return "output_components." + convolution;
    }

    /** Returns the name of the metric of {@link FilterBank#formulaFit}. */
    static String formulaFit(String convolution) {
        return "formula_fit." + convolution;
    }

    /**
     * Measures both convolutions.
     *
     * @param epoch an epoch whose parameters were kept, or 0
     * @return metrics by name
     * @throws IOException if the parameters cannot be read
     */
    Map<String, Double> metrics(int epoch) throws IOException {
        Map<String, Double> metrics = new HashMap<>();
        try (Classifier network = trained.classifier(epoch)) {
            for (String convolution : CONVOLUTIONS) {
                ConvolutionInput input = ConvolutionInput.of(network, convolution);
                try (PrincipalComponents components = components(input, convolution);
                        Matrix filters = input.filters()) {
                    FilterBank bank = FilterBank.of(components, filters);
                    metrics.put(condition(convolution), bank.condition());
                    metrics.put(outputComponents(convolution), bank.outputComponents());
                    boolean first = convolution.equals(CONVOLUTIONS.get(0));
                    if (epoch == 0 && first) {
                        putProfile(BEFORE, convolution, bank, metrics);
                    }
                    if (epoch == trained.epochs().last()) {
                        if (first) {
                            putProfile(AFTER, convolution, bank, metrics);
                        }
                        FilterBank learned = learned(components, filters, convolution);
                        putProfile(LEARNED, convolution, learned, metrics);
                        metrics.put(formulaFit(convolution), learned.formulaFit());
                    }
                }
            }
        }
        return metrics;
    }

    /** Returns the components of the patches, which lie at the same places after every epoch. */
    private PrincipalComponents components(ConvolutionInput input, String convolution) {
        NDArray images = trial.tensors(ProbeSetup.CROP).trainImages();
        long used = Math.min(MOST_IMAGES, images.getShape().get(0));
        int patches = Math.max(LEAST_PATCHES, PATCHES_PER_COORDINATE * input.size());
        try (NDManager scope = images.getManager().newSubManager();
                Matrix sample =
                        input.patches(
                                images.get(scope, new NDIndex().addSliceDim(0, used)),
                                patches,
                                RandomStream.of(trial.seed(), "patches of " + convolution))) {
            return PrincipalComponents.of(sample);
        }
    }

    /** Returns what training has added to the filters. */
    private FilterBank learned(PrincipalComponents components, Matrix filters, String convolution)
            throws IOException {
        try (Classifier untrained = trained.classifier(0);
                Matrix initial = ConvolutionInput.of(untrained, convolution).filters();
                Matrix difference = filters.copy()) {
            difference.add(-1, initial);
            return FilterBank.of(components, difference);
        }
    }

    private static void putProfile(
            String kind, String convolution, FilterBank bank, Map<String, Double> metrics) {
        double[] profile = bank.profile(COMPONENTS);
        for (int i = 0; i < profile.length; i++) {
            metrics.put(energy(kind, convolution, i + 1), profile[i]);
        }
    }
}
