package dev.reprokit.internal.harness.trial;

import dev.reprokit.experiment.Experiment;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.process.Catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the experiments of the class path. */
public final class Experiments {
    private Experiments() {}

    static List<Experiment> all() {
        return ServiceLoader.load(Experiment.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Experiment::id))
                .toList();
    }

    public static Experiment find(String id) throws RefusedException {
        List<Experiment> matches =
                all().stream().filter(experiment -> experiment.id().equals(id)).toList();
        if (matches.size() == 1) {
            return examined(matches.get(0));
        }
        if (matches.isEmpty()) {
            throw new RefusedException(
                    "no experiment '%s' on the class path; there are: %s"
                            .formatted(id, catalogue().ids()));
        }
        throw new RefusedException(
                "more than one experiment has the id '%s': %s"
                        .formatted(
                                id,
                                matches.stream()
                                        .map(match -> match.getClass().getName())
                                        .toList()));
    }

    private static Experiment examined(Experiment experiment) throws RefusedException {
        List<String> faults = ClaimExamination.faults(experiment);
        if (!faults.isEmpty()) {
            throw new RefusedException(String.join("\n", faults));
        }
        return experiment;
    }

    public static Catalogue catalogue() {
        return new Catalogue(all().stream().map(CatalogueEntry::of).toList());
    }
}
