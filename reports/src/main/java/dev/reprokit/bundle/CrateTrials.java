package dev.reprokit.bundle;

import dev.reprokit.record.chart.ConditionLabel;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Run;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The trials of a run (a trial is a condition run with one seed) as actions of a Process Run Crate:
 * what they were told, what they made, and how they ended.
 */
final class CrateTrials {
    private final Run run;
    private final RunFiles files;
    private final CrateProject project;
    private final Entities entities;

    CrateTrials(Run run, RunFiles files, CrateProject project, Entities entities) {
        this.run = run;
        this.files = files;
        this.project = project;
        this.entities = entities;
    }

    /**
     * Describes the trials.
     *
     * @param software the identifiers of what ran them
     * @param data the identifier of what they read
     * @return the identifiers of the actions
     */
    List<String> add(List<String> software, String data) {
        return run.results().trials().stream().map(trial -> add(trial, software, data)).toList();
    }

    private String add(TrialRow trial, List<String> software, String data) {
        List<String> objects = new ArrayList<>(List.of(data));
        objects.addAll(settings(trial));
        boolean finished = trial.status() == TrialStatus.FINISHED;
        return entities.add(
                new Entity(Iri.local("trial", run.experiment(), trial.trial()), "CreateAction")
                        .set("name", "Trial %s of %s".formatted(trial.trial(), run.experiment()))
                        .set("description", inWords(trial))
                        .refer("agent", project.authors())
                        .refer("instrument", software)
                        .refer("object", objects)
                        .refer(
                                "result",
                                files.in(
                                        "trials.csv",
                                        "metrics.csv",
                                        within(run.folder().rightAnswers(trial.trial()))))
                        .ended(finished)
                        .set("error", finished ? null : error(trial)));
    }

    private String inWords(TrialRow trial) {
        String text =
                "Condition %s with seed %s at scale %s: %s. Epochs: %s."
                        .formatted(
                                trial.condition(),
                                trial.seed(),
                                run.plan().scale().id(),
                                trial.status().id(),
                                trial.epochs());
        return trial.run().equals(run.plan().runId())
                ? text
                : "%s Computed by the earlier run %s.".formatted(text, trial.run());
    }

    private static String error(TrialRow trial) {
        return trial.failure().isEmpty() ? trial.status().id() : trial.failure();
    }

    /** Describes what a trial was told: condition, seed, and the condition's parameters. */
    private List<String> settings(TrialRow trial) {
        String condition = trial.condition();
        List<String> settings = new ArrayList<>();
        settings.add(
                entities.add(
                        setting(
                                        Iri.local("condition", run.experiment(), condition),
                                        "condition",
                                        condition)
                                .set("description", label(condition))));
        String seed = String.valueOf(trial.seed());
        settings.add(entities.add(setting(Iri.local("seed", seed), "seed", seed)));
        trial.parameters()
                .forEach(
                        (name, value) -> {
                            // The condition does not have it: others do.
                            if (!value.isEmpty()) {
                                String id =
                                        Iri.local("parameter", run.experiment(), condition, name);
                                settings.add(entities.add(setting(id, name, value)));
                            }
                        });
        return settings;
    }

    private static Entity setting(String id, String name, String value) {
        return new Entity(id, "PropertyValue").set("name", name).set("value", value);
    }

    private @Nullable String label(String condition) {
        return run.description().conditions().stream()
                .filter(label -> label.id().equals(condition))
                .map(ConditionLabel::label)
                .findFirst()
                .orElse(null);
    }

    private String within(Path file) {
        return run.folder().path().relativize(file).toString().replace('\\', '/');
    }
}
