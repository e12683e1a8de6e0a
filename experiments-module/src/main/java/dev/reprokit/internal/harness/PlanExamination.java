package dev.reprokit.internal.harness;

import dev.reprokit.data.Dataset;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.internal.harness.machine.NeededMemory;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.harness.trial.Experiments;
import dev.reprokit.internal.harness.trial.PlannedCode;
import dev.reprokit.internal.harness.trial.PlannedData;
import dev.reprokit.internal.harness.trial.PlannedDesign;
import dev.reprokit.internal.harness.trial.PlannedFiles;
import dev.reprokit.internal.process.Diagnosis.Finding;
import dev.reprokit.internal.program.ProgramException;
import dev.reprokit.internal.program.ProgramExperiment;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.Plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Examines if plans can be run as far as experiments and data are concerned, and how much memory
 * they need.
 */
final class PlanExamination {
    private static final String EXPERIMENTS = "experiments";
    private static final String DATA = "data";
    private static final String TRAPS = "traps";

    private final EventLog events;
    private final PlannedCode code;
    private final List<String> found = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> traps = new ArrayList<>();
    private final Map<List<Object>, Examined> read = new HashMap<>();
    private final Map<String, Finding> data = new LinkedHashMap<>();
    private NeededMemory largest = new NeededMemory(0, 0, OptionalLong.empty());

    /** Creates an examination; downloads are reported to the log. */
    PlanExamination(EventLog events, PlannedCode code) {
        this.events = events;
        this.code = code;
    }

    /** An examined data set: the finding, and its size in memory as the trials use it. */
    private record Examined(Finding finding, NeededMemory memory) {}

    void examine(Plan plan) {
        try {
            Experiment experiment = Experiments.of(plan).find(plan.experiment());
            requireFiles(experiment);
            Design design = PlannedDesign.of(experiment, plan);
            found.add(plan.experiment());
            code.traps(experiment).stream()
                    .filter(trap -> !trap.isAccepted())
                    .map(trap -> plan.experiment() + ": " + trap.inWords())
                    .forEach(traps::add);
            NeededMemory memory = NeededMemory.of(design, null, OptionalLong.empty());
            if (design.dataset() != null) {
                String id = plan.dataset() == null ? design.dataset() : plan.dataset();
                Examined examined =
                        read.computeIfAbsent(
                                List.of(id, design.trainImages(), design.testImages()),
                                unread -> read(id, plan, design));
                data.merge(id, examined.finding(), PlanExamination::worse);
                memory =
                        new NeededMemory(
                                design.bytesPerTrial(),
                                examined.memory().dataBytes(),
                                OptionalLong.empty());
            }
            if (!design.inputs().isEmpty()) {
                data.put("files of " + plan.experiment(), files(plan, design));
            }
            largest = memory.bytes() > largest.bytes() ? memory : largest;
        } catch (RefusedException e) {
            refused.add(e.getMessage());
        }
    }

    private static void requireFiles(Experiment experiment) throws RefusedException {
        try {
            if (experiment instanceof ProgramExperiment program) {
                program.sources();
            }
        } catch (ProgramException e) {
            throw new RefusedException(e.getMessage(), e);
        }
    }

    private Examined read(String id, Plan plan, Design design) {
        try {
            Dataset dataset = new PlannedData(plan, design, this::note).load();
            return new Examined(
                    found(id, dataset), NeededMemory.of(design, dataset, OptionalLong.empty()));
        } catch (RefusedException e) {
            return new Examined(
                    Finding.wrong(DATA, id + " cannot be read", e.getMessage()),
                    NeededMemory.of(design, null, OptionalLong.empty()));
        }
    }

    private static Finding files(Plan plan, Design design) {
        try {
            return Finding.ok(
                    DATA,
                    "%s: %s"
                            .formatted(
                                    plan.experiment(),
                                    String.join(", ", PlannedFiles.of(plan, design).notes())));
        } catch (RefusedException e) {
            return Finding.wrong(
                    DATA,
                    "the files of %s cannot be read".formatted(plan.experiment()),
                    e.getMessage());
        }
    }

    private static Finding found(String id, Dataset dataset) {
        String text = "%s: %s".formatted(id, String.join(", ", dataset.notes()));
        return Finding.ok(DATA, text);
    }

    private static Finding worse(Finding one, Finding other) {
        return other.state().compareTo(one.state()) > 0 ? other : one;
    }

    /** {@return the finding about the experiments} */
    Finding experiments() {
        if (refused.isEmpty()) {
            return Finding.ok(
                    EXPERIMENTS, "%d: %s".formatted(found.size(), String.join(", ", found)));
        }
        return Finding.wrong(
                EXPERIMENTS,
                "%d of %d cannot be run".formatted(refused.size(), refused.size() + found.size()),
                String.join("\n", refused));
    }

    /** {@return the finding about what libraries do that one would not guess} */
    Finding traps() {
        return traps.isEmpty()
                ? Finding.ok(TRAPS, "none that the experiments walk into")
                : Finding.warn(
                        TRAPS,
                        "%s calls walk into one".formatted(traps.size()),
                        String.join("\n", traps));
    }

    /** {@return the findings about the data sets, at least one} */
    List<Finding> data() {
        return data.isEmpty()
                ? List.of(Finding.ok(DATA, "none needed: the experiments bring their own"))
                : List.copyOf(data.values());
    }

    /** {@return the memory that the largest trial needs; the free memory is not filled in} */
    NeededMemory largest() {
        return largest;
    }

    private void note(String message) {
        try {
            events.append(new Event.Note(message));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
