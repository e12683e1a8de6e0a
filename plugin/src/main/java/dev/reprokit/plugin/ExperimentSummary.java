package dev.reprokit.plugin;

import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.internal.text.TimeSpan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The summary of an experiment in a few lines, which the goal {@code list} prints. */
final class ExperimentSummary {
    private ExperimentSummary() {}

    /** {@return title, source, question, one line per claim, and the expected times} */
    static List<String> of(Catalogue.Entry experiment) {
        List<String> lines = new ArrayList<>();
        lines.add("%s: %s".formatted(experiment.id(), experiment.title()));
        lines.add("    Source: " + experiment.source());
        lines.add("    " + experiment.question());
        for (Catalogue.ClaimEntry claim : experiment.claims()) {
            lines.add("    %s: %s (%s)".formatted(claim.id(), claim.sentence(), claim.source()));
        }
        lines.add("    Expected time on two CPU cores: " + times(experiment.scales()));
        return lines;
    }

    /** {@return the sentence that says which experiments run if the user names none} */
    static String byDefault(Catalogue catalogue, List<String> byDefault) {
        return byDefault.size() == catalogue.ids().size()
                ? "By default all experiments on the runtime class path run."
                : "By default the experiments run that this project declares itself: %s. Others run if -Drepro.experiments= names them."
                        .formatted(String.join(", ", byDefault));
    }

    private static String times(List<Catalogue.ScaleEntry> scales) {
        return scales.stream()
                .map(s -> "%s %s".formatted(s.scale().id(), expected(s.expectedMinutes())))
                .collect(Collectors.joining(", "));
    }

    /** {@return e.g. {@code about 14 min}, or {@code not measured} for 0} */
    static String expected(int minutes) {
        return minutes == 0 ? "not measured" : "about " + TimeSpan.ofMinutes(minutes);
    }
}
