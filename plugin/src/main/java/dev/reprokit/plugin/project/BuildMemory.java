package dev.reprokit.plugin.project;

import dev.reprokit.internal.file.Sha256;
import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.plugin.fork.HarnessException;
import dev.reprokit.plugin.fork.HarnessProcess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The digests and catalogues that the goals of one build share in one project. Reading PyTorch's
 * library and asking a JVM for its experiments take seconds each.
 */
public final class BuildMemory {
    private final Map<List<Object>, String> digests = new HashMap<>();
    private final Map<String, Catalogue> catalogues = new HashMap<>();

    /** {@return the memory in a plugin's context, created if there is none} */
    public static BuildMemory in(Map<Object, Object> context) {
        synchronized (context) {
            return (BuildMemory)
                    context.computeIfAbsent(BuildMemory.class, absent -> new BuildMemory());
        }
    }

    /** {@return SHA-256 of a file's bytes, in hexadecimal} */
    synchronized String sha256(Path file) throws IOException {
        List<Object> state =
                List.of(file.toAbsolutePath(), Files.size(file), Files.getLastModifiedTime(file));
        String known = digests.get(state);
        if (known == null) {
            known = Sha256.of(file);
            digests.put(state, known);
        }
        return known;
    }

    /**
     * Returns the experiments of a class path.
     *
     * @param codeDigest the digest of the class path
     * @param harness is asked the first time only
     * @throws HarnessException if it does not answer
     */
    public synchronized Catalogue catalogue(String codeDigest, HarnessProcess harness)
            throws HarnessException {
        Catalogue known = catalogues.get(codeDigest);
        if (known == null) {
            known = harness.catalogue();
            catalogues.put(codeDigest, known);
        }
        return known;
    }
}
