package dev.reprokit.internal.program;

import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Trial;
import dev.reprokit.internal.definition.Definition;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Scale;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** An experiment whose trials are runs of a program. */
public sealed class ProgramExperiment implements Experiment permits ImportedExperiment {
    private final Definition definition;
    private final Path project;
    private @Nullable ProgramInputs inputs;
    private @Nullable ProgramWatch watch;

    /**
     * Creates an experiment.
     *
     * @param definition the words of its file
     * @param project the folder in which its program runs
     */
    public ProgramExperiment(Definition definition, Path project) {
        this.definition = definition;
        this.project = project;
    }

    Definition definition() {
        return definition;
    }

    @Override
    public About about() {
        return definition.about();
    }

    @Override
    public Design design(Scale scale) {
        return definition.design(scale);
    }

    @Override
    public List<DeclaredMetric> metrics() {
        return definition.declaredMetrics();
    }

    @Override
    public List<Claim> claims() {
        List<Claim> claims = new ArrayList<>(definition.claims());
        String name = definition.claimsClass();
        if (name != null) {
            claims.addAll(claims(name));
        }
        return claims;
    }

    private static List<Claim> claims(String name) {
        try {
            Object made =
                    Class.forName(name, true, Thread.currentThread().getContextClassLoader())
                            .getConstructor()
                            .newInstance();
            List<Claim> claims = new ArrayList<>();
            for (Object claim : (List<?>) ((Supplier<?>) made).get()) {
                claims.add((Claim) claim);
            }
            return claims;
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalArgumentException(
                    "'claims-class: %s' needs a public class with a public constructor without parameters that is a Supplier<List<Claim>>: %s"
                            .formatted(name, e),
                    e);
        }
    }

    /** {@return whether the program asks for a device, so that a GPU is of use to it} */
    public boolean asksForDevice() {
        return definition.asksForDevice();
    }

    /** {@return the threads that a trial computes on} */
    public int threads() {
        return definition.threads();
    }

    /**
     * Returns what results depend on beside conditions and seeds, as it is at the first call.
     *
     * @throws ProgramException if a file or a command is missing
     */
    public synchronized ProgramInputs inputs() throws ProgramException {
        if (inputs == null) {
            inputs = ProgramInputs.of(definition, project);
        }
        return inputs;
    }

    /**
     * Returns one digest of the files on which results depend, as they are now.
     *
     * @throws ProgramException if a file is missing
     */
    public String sources() throws ProgramException {
        return ProgramInputs.digest(definition, project);
    }

    /** Lets something watch the programs of trials that begin from now on. */
    public void watchedBy(ProgramWatch watch) {
        this.watch = watch;
    }

    /** {@return the program's words and versions, by name, once its inputs are read} */
    public SortedMap<String, String> versions() {
        SortedMap<String, String> versions = new TreeMap<>();
        if (inputs != null) {
            inputs.byName()
                    .forEach(
                            (name, value) -> {
                                if (name.equals("program")) {
                                    versions.put(name, value);
                                } else if (name.startsWith("version ")) {
                                    versions.put(name.substring("version ".length()), value);
                                }
                            });
        }
        return versions;
    }

    @Override
    public void run(Trial trial) throws Exception {
        new ProgramRun(definition, project, (ProgramHost) trial, watch).run();
        inputs().requireUnchanged();
    }
}
