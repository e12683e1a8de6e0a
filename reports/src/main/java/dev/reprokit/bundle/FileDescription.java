package dev.reprokit.bundle;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The description of a file or folder of a bundle, which follows from its path.
 *
 * @param mediaType its media type
 * @param text what it holds, in a sentence; null if only its name says
 */
record FileDescription(String mediaType, @Nullable String text) {
    private static final String UNKNOWN = "application/octet-stream";

    /** By the end of a file's name; the first that fits counts. */
    private static final Map<String, String> MEDIA_TYPES =
            inOrder(
                    ".cdx.json", "application/vnd.cyclonedx+json",
                    ".bits", UNKNOWN,
                    ".cff", "application/yaml",
                    ".css", "text/css",
                    ".csv", "text/csv",
                    ".html", "text/html",
                    ".js", "text/javascript",
                    ".json", "application/json",
                    ".jsonl", "application/jsonl",
                    ".md", "text/markdown",
                    ".png", "image/png",
                    ".svg", "image/svg+xml",
                    ".tex", "application/x-tex",
                    ".txt", "text/plain",
                    ".xml", "application/xml",
                    "/LICENSE", "text/plain",
                    "/LICENSE-d3", "text/plain",
                    "/NOTICE", "text/plain");

    /** By a pattern of paths; the first that fits counts. */
    private static final Map<String, String> DESCRIPTIONS =
            inOrder(
                    "CITATION\\.cff", "How to cite the bundle.",
                    "manifest-sha256\\.txt",
                            "The SHA-256 of every other file, as sha256sum --check reads it.",
                    ".*\\.cdx\\.json",
                            "The libraries, as a bill of materials in CycloneDX's format.",
                    "artifact-appendix\\.[a-z]+",
                            "Which experiment shows which claim, for reviewers of artifacts.",
                    "baseline/[^/]+/[^/]+", "The accepted results of an experiment at a scale.",
                    "repro/index\\.html", "The page of all experiments, for readers.",
                    "bundle\\.json",
                            "The project, and the version of ReproKit that wrote the bundle.",
                    "repro/benchmark/.+", "How fast the machine trains.",
                    "repro/[^/]+/undecided\\.json",
                            "How far a run came that a budget of time ended.",
                    "repro/assets/.+", "A part of the pages.",
                    "repro/[^/]+/plan\\.json", "The settings of the run.",
                    "repro/[^/]+/experiment\\.json",
                            "The experiment: question, source, scale, conditions and metrics.",
                    "repro/[^/]+/trials\\.csv",
                            "One row per trial, which is a condition run with one seed, and how it ended.",
                    "repro/[^/]+/metrics\\.csv", "One row per trial, epoch and metric: its value.",
                    "repro/[^/]+/provenance\\.json",
                            "The origin of the results: versions, machine, commit, digests of the data.",
                    "repro/[^/]+/verdicts\\.json", "Every claim of the experiment, judged.",
                    "repro/[^/]+/report\\.html", "The experiment's page, for readers.",
                    "repro/[^/]+/claims\\.csv",
                            "The claims and their verdicts, as the page has them.",
                    "repro/[^/]+/comparison\\.csv",
                            "Each metric beside that of the baseline, the accepted results.",
                    "repro/[^/]+/flips\\.csv",
                            "The test images that were right in the baseline and are wrong now, or the other way round.",
                    "repro/[^/]+/charts/.+", "The values of a chart of the page.",
                    "repro/[^/]+/samples/.*\\.png", "A training image.",
                    "repro/[^/]+/samples/samples\\.json", "The list of the training images.",
                    "repro/[^/]+/right/.*\\.png", "A test image.",
                    "repro/[^/]+/right/images\\.json",
                            "The true classes of the test images, and the list of the pictures.",
                    "repro/[^/]+/right/.*\\.bits",
                            "Which test images a trial got right: their number as four bytes, the highest first, then one bit per image, the lowest of a byte first.",
                    "baseline/", "The accepted results that runs are held against.",
                    "baseline/[^/]+/", "The accepted results at a scale.",
                    "repro/", "The runs, one folder per experiment, and their pages.",
                    "repro/assets/", "Styles, scripts and libraries of the pages.",
                    "repro/[^/]+/charts/", "The values of the charts of the page.",
                    "repro/[^/]+/samples/", "Pictures of training images.",
                    "repro/[^/]+/right/", "Which test images each trial got right.");

    /**
     * Describes a file or folder.
     *
     * @param path its path in the bundle, with slashes; a folder's ends with one
     */
    static FileDescription of(String path) {
        return new FileDescription(
                MEDIA_TYPES.entrySet().stream()
                        .filter(type -> path.endsWith(type.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(UNKNOWN),
                DESCRIPTIONS.entrySet().stream()
                        .filter(text -> path.matches(text.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null));
    }

    private static Map<String, String> inOrder(String... keysAndValues) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
