package dev.reprokit.internal.harness.trial;

import dev.reprokit.data.DataSources;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.Plan;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The data sets that an experiment can run on: those whose images have the form of images that it
 * names itself, at any scale. Networks are made for one form of images.
 */
final class FittingData {
    private FittingData() {}

    /**
     * Checks the data set that a plan names instead of the experiment's own.
     *
     * @throws RefusedException if it does not fit; the message lists those that do. A data set that
     *     nobody knows is left to {@link PlannedData}
     */
    static void require(Experiment experiment, Plan plan) throws RefusedException {
        String wanted = plan.dataset();
        if (wanted == null || DataSources.alike(wanted).isEmpty()) {
            return;
        }
        List<String> fitting = of(experiment);
        if (!fitting.isEmpty() && !fitting.contains(wanted)) {
            throw new RefusedException(
                    "%s does not run on %s, whose images have other channels or another size than those it is made for. Leave out -Drepro.dataset, or set one that fits: %s"
                            .formatted(experiment.id(), wanted, String.join(", ", fitting)));
        }
    }

    /** {@return the ids, sorted; empty if the experiment brings its own data} */
    private static List<String> of(Experiment experiment) throws RefusedException {
        return Described.by(
                experiment,
                asked ->
                        Stream.of(Scale.values())
                                .map(scale -> asked.design(scale).dataset())
                                .filter(Objects::nonNull)
                                .flatMap(own -> DataSources.alike(own).stream())
                                .sorted()
                                .distinct()
                                .toList());
    }
}
