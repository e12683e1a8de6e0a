package dev.reprokit.plugin.project;

import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.internal.text.Glob;
import dev.reprokit.internal.text.Spelling;
import dev.reprokit.plugin.parameter.Settings;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.Look;

import org.apache.maven.plugin.MojoExecutionException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The departures from their designs that a user asks of the selected experiments.
 *
 * @param scale the scale of the run
 * @param patterns ids of conditions, or globs; empty for all conditions
 * @param overrides numbers that replace those of the designs, by name
 */
public record Looks(Scale scale, List<String> patterns, SortedMap<String, Integer> overrides) {

    /** Reads what the user asks for. */
    public static Looks of(Settings settings) {
        return new Looks(settings.scale(), settings.conditions(), settings.overrides());
    }

    /**
     * Finds the departures of each experiment. If all conditions of one are selected, that is none.
     *
     * @param experiments the selected experiments
     * @return the departures by the experiment's id
     * @throws MojoExecutionException if a pattern selects no condition, nothing of an experiment is
     *     selected, or a number is overridden that an experiment does not have; names all that is
     *     wrong
     */
    public Map<String, Look> of(List<Catalogue.Entry> experiments) throws MojoExecutionException {
        Map<String, Look> looks = new LinkedHashMap<>();
        if (experiments.isEmpty() || (patterns.isEmpty() && overrides.isEmpty())) {
            experiments.forEach(experiment -> looks.put(experiment.id(), Look.NONE));
            return looks;
        }
        List<String> problems = new ArrayList<>();
        unknown(experiments, problems);
        for (Catalogue.Entry experiment : experiments) {
            List<String> all = work(experiment).conditions();
            List<String> selected = Glob.select(patterns, all);
            if (problems.isEmpty() && !patterns.isEmpty() && selected.isEmpty()) {
                problems.add(
                        "no condition of %s is selected; there are: %s. Select experiments with -Drepro.experiments="
                                .formatted(experiment.id(), String.join(", ", all)));
            }
            looks.put(
                    experiment.id(),
                    new Look(selected.equals(all) ? List.of() : selected, overrides));
        }
        withoutImages(experiments, problems);
        if (!problems.isEmpty()) {
            throw new MojoExecutionException(
                    "Nothing was run:\n  " + String.join("\n  ", problems));
        }
        return looks;
    }

    private void unknown(List<Catalogue.Entry> experiments, List<String> problems) {
        List<String> known =
                experiments.stream()
                        .flatMap(experiment -> work(experiment).conditions().stream())
                        .distinct()
                        .toList();
        for (String pattern : patterns) {
            if (Glob.select(List.of(pattern), known).isEmpty()) {
                problems.add(
                        "-Drepro.conditions: no condition '%s'%s; there are: %s"
                                .formatted(
                                        pattern,
                                        Spelling.didYouMean(pattern, known),
                                        String.join(", ", known)));
            }
        }
    }

    private void withoutImages(List<Catalogue.Entry> experiments, List<String> problems) {
        List<String> names =
                overrides.keySet().stream().filter(name -> !name.equals(Look.EPOCHS)).toList();
        if (names.isEmpty()) {
            return;
        }
        for (Catalogue.Entry experiment : experiments) {
            if (work(experiment).dataset() == null) {
                problems.add(
                        "-Drepro.override.%s: %s brings its own data; legal is epochs. Select experiments with -Drepro.experiments="
                                .formatted(names.get(0), experiment.id()));
            }
        }
    }

    private Catalogue.ScaleEntry work(Catalogue.Entry experiment) {
        return experiment.scales().stream()
                .filter(work -> work.scale() == scale)
                .findFirst()
                .orElseThrow();
    }
}
