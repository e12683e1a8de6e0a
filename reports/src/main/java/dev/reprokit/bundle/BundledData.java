package dev.reprokit.bundle;

import dev.reprokit.bundle.CycloneDx.DataSet;
import dev.reprokit.bundle.CycloneDx.File;
import dev.reprokit.bundle.CycloneDx.Hash;
import dev.reprokit.internal.file.Sha256;
import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.run.Run;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The data that a run has read. Runs on the same data have the same.
 *
 * @param name the data set's id; of data without one, which experiment has read them
 * @param digests the SHA-256 digests by file name, without the folders of this machine
 * @param notes remarks, e.g. that the files are the official ones
 */
record BundledData(String name, Map<String, String> digests, List<String> notes) {

    static BundledData of(Run run) {
        Provenance provenance = run.provenance();
        Map<String, String> digests = new TreeMap<>();
        provenance.dataDigests().forEach((file, digest) -> digests.put(lastPart(file), digest));
        boolean hasId = provenance.dataset().matches("[\\w.-]+");
        return new BundledData(
                hasId ? provenance.dataset() : "data of " + run.experiment(),
                digests,
                provenance.dataNotes());
    }

    /** {@return a path without its folders if it is absolute; other names as they are} */
    private static String lastPart(String file) {
        return file.matches("(/|[A-Za-z]:[\\\\/]).*") ? file.replaceFirst(".*[\\\\/]", "") : file;
    }

    /** {@return false for a run that has read no data, or nobody knows which} */
    boolean isKnown() {
        return !digests.isEmpty();
    }

    /** {@return the name by which a bill of materials refers to the data} */
    String ref() {
        String digest = Sha256.of(digests.toString().getBytes(StandardCharsets.UTF_8));
        return "data/%s/%s".formatted(name, digest);
    }

    DataSet component() {
        return new DataSet(
                ref(),
                name,
                String.join("; ", notes),
                digests.entrySet().stream().map(BundledData::file).toList(),
                List.of(new CycloneDx.Data("dataset")));
    }

    private static File file(Map.Entry<String, String> digest) {
        boolean isSha256 = digest.getValue().matches("[0-9a-f]{64}");
        return new File(
                digest.getKey(), isSha256 ? List.of(Hash.sha256(digest.getValue())) : List.of());
    }
}
