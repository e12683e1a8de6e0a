package dev.reprokit.plugin;

import dev.reprokit.internal.process.Catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The summary of an experiment in a few lines, which the goal {@code list} prints. */
final class ExperimentSummary {
    private ExperimentSummary() {}

    /**
     * {@return title, source, question, one line per claim, and for each scale the number of claims
     * that it asks, and its time}
     */
    static List<String> of(Catalogue.Entry experiment, MeasuredTimes times) {
        List<String> lines = new ArrayList<>();
        lines.add("%s: %s".formatted(experiment.id(), experiment.title()));
        lines.add("    Source: " + experiment.source());
        lines.add("    " + experiment.question());
        for (Catalogue.ClaimEntry claim : experiment.claims()) {
            lines.add("    %s: %s (%s)".formatted(claim.id(), claim.sentence(), claim.source()));
        }
        lines.add("    Claims asked: " + asked(experiment));
        lines.add("    Time: " + times(experiment, times));
        return lines;
    }

    /** {@return the sentence that says which experiments run if the user names none} */
    static String byDefault(Catalogue catalogue, List<String> byDefault) {
        return byDefault.size() == catalogue.ids().size()
                ? "By default all experiments on the runtime class path run."
                : "By default the experiments run that this project declares itself: %s. Others run if -Drepro.experiments= names them."
                        .formatted(String.join(", ", byDefault));
    }

    private static String asked(Catalogue.Entry experiment) {
        return experiment.scales().stream()
                .map(
                        s ->
                                "%s %s of %s"
                                        .formatted(
                                                s.scale().id(),
                                                experiment.asked(s.scale()),
                                                experiment.claims().size()))
                .collect(Collectors.joining("; "));
    }

    private static String times(Catalogue.Entry experiment, MeasuredTimes times) {
        return experiment.scales().stream()
                .map(s -> "%s %s".formatted(s.scale().id(), times.inWords(experiment.id(), s)))
                .collect(Collectors.joining("; "));
    }
}
