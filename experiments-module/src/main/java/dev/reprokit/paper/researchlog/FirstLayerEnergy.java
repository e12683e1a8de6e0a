package dev.reprokit.paper.researchlog;

import static dev.reprokit.paper.researchlog.FilterBanks.CONVOLUTIONS;
import static dev.reprokit.paper.researchlog.LogNetwork.SMALL;

import dev.reprokit.data.Dataset;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Arm;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.SampleImages;
import dev.reprokit.experiment.Scales;
import dev.reprokit.experiment.Trial;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.paper.Papers;
import dev.reprokit.paper.researchlog.AutoLabelProbes.Labelling;
import dev.reprokit.probe.ProbePoints;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Measures the first layers of the networks that the other experiments probe as Chowers and Weiss
 * (2023) do, and the second convolution's input likewise: does its condition tell why the log's
 * probe of that layer is odd (L21)?
 */
public final class FirstLayerEnergy implements Experiment {
    /** The same trained networks as those of the probes, from the same cache. */
    private static final Scales<ProbeSetup> SCALES = ProbeSetup.memorising(SMALL);

    /** The labels that a network fits, and whether it has LRN. */
    enum Trained implements Arm {
        TRUE_LABELS(Labelling.TRUE_LABELS, true),
        RANDOM_LABELS(Labelling.RANDOM_LABELS, true),
        RANDOM_LABELS_WITHOUT_LRN(Labelling.RANDOM_LABELS, false),
        DOMINANT_COLOUR(Labelling.DOMINANT_COLOUR, true),
        DOMINANT_ORIENTATION(Labelling.DOMINANT_ORIENTATION, true),
        DOMINANT_FREQUENCY(Labelling.DOMINANT_FREQUENCY, true);

        /** Those that fit labels computed from the image. */
        static final List<Trained> COMPUTED =
                List.of(DOMINANT_COLOUR, DOMINANT_ORIENTATION, DOMINANT_FREQUENCY);

        /**
         * Returns those that a scale trains. Computed labels teach 16 filters nothing that could be
         * told from 100 synthetic images.
         */
        static List<Trained> at(Scale scale) {
            return scale == Scale.SMOKE
                    ? List.of(TRUE_LABELS, RANDOM_LABELS, RANDOM_LABELS_WITHOUT_LRN)
                    : List.of(values());
        }

        private final Labelling labels;
        private final boolean lrn;

        Trained(Labelling labels, boolean lrn) {
            this.labels = labels;
            this.lrn = lrn;
        }

        @Override
        public String label() {
            return labels.inWords() + (lrn ? "" : ", without LRN");
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("labels", labels.id(), "lrn", lrn ? "yes" : "no");
        }

        AlexNet network() {
            return lrn ? SMALL.network() : SMALL.network().withoutLrn();
        }
    }

    /** Creates the experiment; called by {@link java.util.ServiceLoader}. */
    public FirstLayerEnergy() {}

    @Override
    public About about() {
        return About.of("chowers2023-first-layer", "Energy of the first layer's weights")
                .asks(
                        "Do first layers learn the same energy profile from true, random and"
                                + " computed labels, and does the condition of the second convolution's"
                                + " input tell why its probe is odd?")
                .from("Chowers and Weiss 2023; research log, L21")
                .protocol(
                        "Published, in the authors' code: the energy of component i is sqrt(sum_k"
                                + " (w_k . u_i)^2) / K, w_k the weights of filter k of K, u_i principal"
                                + " component i of the patches of 10,000 training images, none of which"
                                + " has padding; the profile is divided by its largest value. The"
                                + " initial weights are subtracted from w_k first, because random"
                                + " labels move them little. Profiles are compared by Pearson's"
                                + " correlation.",
                        "Published likewise: the profile of a linear network after t steps of rate"
                                + " h, (1 - (1 - h v_i)^t) / (h sqrt(v_i)), v_i the patches' variance"
                                + " along component i; t is that which fits a network's profile best."
                                + " As t grows, it becomes 1 / sqrt(v_i), which whitens.",
                        "Read: the abstract, the code and its two pictures. Not read: the paper's"
                                + " tables. So a claim without a value is held to a margin of ours.",
                        "The authors train VGG11 with batch normalisation on CIFAR-10 by SGD at"
                                + " 0.01 on batches of 256, for up to 100 epochs, with 3x3 filters."
                                + " Ours are the networks that the log's probes examine: its small"
                                + " AlexNet with 5x5 filters, with LRN on true, random and computed"
                                + " labels, and without it on random ones.")
                .protocol(ProbeSetup.PROTOCOL)
                .protocol(
                        "Ours: both convolutions, the second along the components of its own input; 5 patches per"
                                + " number of a patch, at least 2,000, at random places; the profile's first 20"
                                + " components, the others being small in all profiles; the formula of linear networks is"
                                + " fitted to all components of the first layer. A profile is"
                                + " compared with the mean profile of the other seeds, so that no"
                                + " common initial weights make two alike.",
                        "Ours: the condition number of the patches' covariance is its largest"
                                + " eigenvalue over the smallest above 1e-10 of it; the rest is"
                                + " rounding, from channels that are silent. Nothing is added to the"
                                + " eigenvalues.",
                        "Ours: the gap is how many points of test accuracy the log's probe, trained"
                                + " by SGD, stays behind the best linear classifier of the same"
                                + " features, as in random-label-probes-without-lrn. Spearman's rank"
                                + " correlation with the gap is computed per network and seed over both"
                                + " convolutions and all probed epochs; it counts as a prediction above"
                                + " 0.")
                .links(Papers.CHOWERS_2023, Papers.CHOWERS_2023_CODE, Papers.ALAIN_2016);
    }

    @Override
    public Design design(Scale scale) {
        int epochs = SCALES.at(scale).epochs();
        return SCALES.design(scale, Trained.at(scale), arm -> epochs);
    }

    @Override
    public void run(Trial trial) throws IOException {
        Trained arm = trial.arm(Trained.class);
        SCALES.at(trial.scale())
                .run(
                        arm.network(),
                        new ProbePoints(CONVOLUTIONS, ProbePoints.Features.MEANS),
                        CONVOLUTIONS)
                .run(
                        trial,
                        arm.labels.of(trial),
                        (trained, epoch) -> new FilterBanks(trial, trained).metrics(epoch));
    }

    @Override
    public List<Claim> claims() {
        return FirstLayerClaims.all();
    }

    @Override
    public List<String> answers(Results results) {
        return FirstLayerClaims.answers(results);
    }

    @Override
    public List<Chart> charts(Scale scale) {
        return FirstLayerCharts.all(Trained.at(scale));
    }

    @Override
    public List<SampleImages> samples(Scale scale, Dataset data, long seed) {
        return ProbeSetup.samples(data, seed);
    }
}
