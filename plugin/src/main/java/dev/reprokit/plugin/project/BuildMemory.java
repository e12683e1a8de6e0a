package dev.reprokit.plugin.project;

import dev.reprokit.internal.file.Sha256;
import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.plugin.fork.HarnessException;
import dev.reprokit.plugin.fork.HarnessProcess;
import dev.reprokit.record.run.Dependency;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.RunFolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The digests, catalogues and runs that the goals of one build share in one project. Reading
 * PyTorch's library, asking a JVM for its experiments and reading a large run folder take seconds
 * each.
 */
public final class BuildMemory {
    private final Map<List<Object>, String> digests = new HashMap<>();
    private final Map<String, Catalogue> catalogues = new HashMap<>();
    private final Set<LoweredLibraries> told = new HashSet<>();
    private Reading latest = new Reading(List.of(), null);

    /** The contents of a run folder, and the state of its files before they were read. */
    private record Reading(List<Object> state, RunFolder runs) {}

    /** {@return the memory in a plugin's context, created if there is none} */
    public static BuildMemory in(Map<Object, Object> context) {
        synchronized (context) {
            return (BuildMemory)
                    context.computeIfAbsent(BuildMemory.class, absent -> new BuildMemory());
        }
    }

    /** {@return whether these libraries have not been told of in this build} */
    public synchronized boolean isNew(LoweredLibraries libraries) {
        return told.add(libraries);
    }

    /** {@return SHA-256 of a file's bytes, in hexadecimal} */
    synchronized String sha256(Path file) throws IOException {
        List<Object> state = state(file);
        String known = digests.get(state);
        if (known == null) {
            known = Sha256.of(file);
            digests.put(state, known);
        }
        return known;
    }

    /**
     * Reads all experiments of a run folder, unless the latest reading is still true.
     *
     * @param folder the run folder
     * @return its runs and problems
     * @throws IOException if the folder cannot be listed
     */
    public synchronized RunFolder runs(Path folder) throws IOException {
        List<Object> state = evidence(folder);
        if (!latest.state().equals(state)) {
            latest = new Reading(state, RunFolder.read(folder));
        }
        return latest.runs();
    }

    /** {@return the folder, and name, size and time of each file that a reading depends on} */
    private static List<Object> evidence(Path folder) throws IOException {
        List<Object> state = new ArrayList<>(List.of(folder));
        for (ExperimentFolder experiment : ExperimentFolder.startedIn(folder)) {
            for (Path file : experiment.evidence()) {
                if (Files.exists(file)) {
                    state.add(state(file));
                }
            }
        }
        return state;
    }

    private static List<Object> state(Path file) throws IOException {
        return List.of(file.toAbsolutePath(), Files.size(file), Files.getLastModifiedTime(file));
    }

    /**
     * Returns the experiments of a class path.
     *
     * @param codeDigest the digest of the class path
     * @param libraries the libraries on the class path
     * @param harness is asked the first time only
     * @throws HarnessException if it does not answer
     */
    public synchronized Catalogue catalogue(
            String codeDigest, List<Dependency> libraries, HarnessProcess harness)
            throws HarnessException {
        Catalogue known = catalogues.get(codeDigest);
        if (known == null) {
            known = harness.catalogue(libraries);
            catalogues.put(codeDigest, known);
        }
        return known;
    }
}
