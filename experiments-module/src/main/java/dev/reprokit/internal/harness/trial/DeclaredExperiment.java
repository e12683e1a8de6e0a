package dev.reprokit.internal.harness.trial;

import dev.reprokit.experiment.Experiment;
import dev.reprokit.internal.definition.Definition;
import dev.reprokit.internal.definition.DefinitionException;
import dev.reprokit.internal.file.Sha256;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.internal.process.DefinitionFiles;
import dev.reprokit.internal.process.ExperimentId;
import dev.reprokit.internal.program.ProgramException;
import dev.reprokit.internal.program.ProgramExperiment;
import dev.reprokit.record.chart.ReachedTrap;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A class that a service file declares as an experiment. It may not exist, or fail to be created or
 * described.
 */
final class DeclaredExperiment {
    private final String implementation;
    private final String id;
    private final @Nullable Experiment experiment;
    private final @Nullable RefusedException fault;

    private DeclaredExperiment(
            String implementation,
            String id,
            @Nullable Experiment experiment,
            @Nullable RefusedException fault) {
        this.implementation = implementation;
        this.id = id;
        this.experiment = experiment;
        this.fault = fault;
    }

    /**
     * Creates the experiment, and asks for its id.
     *
     * @param implementation the name of its class
     * @param file the service file that declares it
     */
    static DeclaredExperiment load(String implementation, String file) {
        try {
            Experiment experiment = create(implementation, file);
            return new DeclaredExperiment(implementation, id(experiment), experiment, null);
        } catch (RefusedException e) {
            return new DeclaredExperiment(implementation, asName(implementation), null, e);
        }
    }

    /**
     * Reads an experiment from a file that defines it.
     *
     * @param file the file
     * @param project the folder in which its program runs
     */
    static DeclaredExperiment define(Path file, Path project) {
        String name = DefinitionFiles.implementation(file);
        String fileName = file.getFileName().toString();
        String id = asName(fileName.substring(0, fileName.lastIndexOf('.')));
        try {
            if (!fileName.endsWith(DefinitionFiles.EXTENSION)) {
                throw new RefusedException(
                        "%s has to end in %s".formatted(name, DefinitionFiles.EXTENSION));
            }
            Experiment experiment = new ProgramExperiment(Definition.read(file, name), project);
            return new DeclaredExperiment(name, id, experiment, null);
        } catch (DefinitionException e) {
            return new DeclaredExperiment(name, id, null, new RefusedException(e.getMessage(), e));
        } catch (RefusedException e) {
            return new DeclaredExperiment(name, id, null, e);
        }
    }

    /** The id names a folder, and a line of the file may hold anything. */
    private static String asName(String line) {
        String name = line.replaceAll("[^\\w.$-]", "_").replaceFirst("^\\.+", "_");
        return name.substring(0, Math.min(name.length(), 2 * ExperimentId.LONGEST));
    }

    private static Experiment create(String implementation, String file) throws RefusedException {
        try {
            return Class.forName(
                            implementation, true, Thread.currentThread().getContextClassLoader())
                    .asSubclass(Experiment.class)
                    .getConstructor()
                    .newInstance();
        } catch (ClassNotFoundException e) {
            throw new RefusedException("there is no such class; %s names it".formatted(file), e);
        } catch (ClassCastException e) {
            throw new RefusedException(
                    "the class does not implement %s; %s names it"
                            .formatted(Experiment.class.getName(), file),
                    e);
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            throw new RefusedException(
                    "it needs a public class, not abstract, with a public constructor without"
                            + " parameters",
                    e);
        } catch (InvocationTargetException e) {
            throw Described.refused(implementation, e.getCause());
        } catch (LinkageError e) {
            throw Described.refused(implementation, e);
        }
    }

    private static String id(Experiment experiment) throws RefusedException {
        String id = Objects.toString(Described.by(experiment, Experiment::id));
        Optional<String> fault = ExperimentId.fault(id);
        if (fault.isPresent()) {
            throw new RefusedException("its id " + fault.get());
        }
        return id;
    }

    String id() {
        return id;
    }

    String implementation() {
        return implementation;
    }

    /**
     * Returns the experiment once it has described itself.
     *
     * @throws RefusedException if it cannot be created or described
     */
    Experiment experiment() throws RefusedException {
        entry(List.of());
        return created();
    }

    /**
     * Describes the experiment.
     *
     * @param code the code of the class path
     * @throws RefusedException if it cannot be created or described, or a claim of it cannot be
     *     judged
     */
    Catalogue.Entry entry(PlannedCode code) throws RefusedException {
        return entry(code.traps(created()));
    }

    private Catalogue.Entry entry(List<ReachedTrap> traps) throws RefusedException {
        String sources = sources();
        Catalogue.Entry entry =
                Described.by(
                        created(),
                        asked -> CatalogueEntry.of(asked, implementation, sources, traps));
        List<String> faults = new ArrayList<>(Described.by(created(), ClaimExamination::faults));
        faults.addAll(Described.by(created(), ChartConditions::unknown));
        if (!faults.isEmpty()) {
            throw new RefusedException(String.join("; ", faults));
        }
        return entry;
    }

    /**
     * A file that is missing is told where the program is to run: runs that exist already need
     * none.
     */
    private @Nullable String sources() throws RefusedException {
        if (!(created() instanceof ProgramExperiment program)) {
            return null;
        }
        try {
            return program.sources();
        } catch (ProgramException e) {
            return Sha256.of(e.getMessage().getBytes(StandardCharsets.UTF_8));
        }
    }

    private Experiment created() throws RefusedException {
        if (experiment == null) {
            throw Objects.requireNonNull(fault);
        }
        return experiment;
    }
}
