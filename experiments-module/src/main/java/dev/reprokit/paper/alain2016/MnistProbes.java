package dev.reprokit.paper.alain2016;

import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Trial;
import dev.reprokit.paper.Papers;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.result.Scale;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The MNIST version of a probe experiment. On MNIST it probes the networks of Alain and Bengio
 * (2016): a CNN, and a very deep MLP with and without a skip connection.
 *
 * @param goal the experiment of which this is the MNIST version; id, texts and claims stay its own
 */
public record MnistProbes(Experiment goal) implements Experiment {
    /** The id of its data set. */
    public static final String DATASET = "mnist";

    /** The published protocol and the choices made here, one sentence per item. */
    public static final List<String> PROTOCOL = MnistProtocol.SENTENCES;

    /** {@return the paper's claims on MNIST; on other data sets they are not applicable} */
    public static List<Claim> mnistClaims() {
        return MnistProbeClaims.all();
    }

    @Override
    public List<Claim> claims() {
        return goal.claims();
    }

    @Override
    public About about() {
        return About.of(goal.id(), goal.about().title())
                .asks(goal.about().question())
                .from(goal.about().source())
                .protocol(goal.about().protocol())
                .links(Papers.ALAIN_2016);
    }

    @Override
    public Design design(Scale scale) {
        MnistSizes sizes = MnistSizes.of(scale);
        List<Condition> conditions =
                Arrays.stream(MnistNetwork.values())
                        .map(network -> network.condition(sizes))
                        .toList();
        Design design =
                Design.of(conditions)
                        .on(DATASET, sizes.train(), sizes.test())
                        .needing(sizes.bytes());
        return switch (scale) {
            case SMOKE ->
                    design.takingAbout(6)
                            .reducing(
                                    "1,000 training and 1,000 test images instead of 50,000 and"
                                            + " 10,000.",
                                    "The CNN half as wide.",
                                    "Batches of 16 for the CNN and the probes instead of 64, of 20"
                                            + " for the MLPs instead of 100.");
            case REDUCED ->
                    design.takingAbout(19)
                            .reducing(
                                    "The first 10,000 training and 2,000 test images instead of"
                                            + " 50,000 and 10,000; minibatches of the MLPs are as"
                                            + " many, so that they see an image 20 times instead of"
                                            + " 4.",
                                    "The CNN half as wide; five epochs instead of ten, for it and"
                                            + " for the probes.");
            case PAPER -> design;
        };
    }

    @Override
    public void run(Trial trial) throws IOException {
        MnistNetwork.of(trial.condition())
                .run(MnistSizes.of(trial.scale()))
                .run(trial, trial.dataset().train().labels());
    }

    @Override
    public List<Chart> charts(Scale scale) {
        List<Chart> charts = new ArrayList<>(MnistSweeps.all());
        charts.add(
                Curves.of(
                                "test_accuracy",
                                Arrays.stream(MnistNetwork.values()).map(MnistNetwork::id).toList())
                        .titled("The networks themselves"));
        return charts;
    }
}
