package dev.reprokit.bundle;

import dev.reprokit.record.run.Run;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Those files and folders of a run that are in the bundle. */
final class RunFiles {
    private final String folder;
    private final Set<String> paths;

    RunFiles(Run run, BundleContents bundle) {
        folder = CrateFiles.folder(run);
        paths =
                bundle.files().stream()
                        .flatMap(file -> Stream.of(file.path(), parent(file.path())))
                        .collect(Collectors.toSet());
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /**
     * Finds files and folders.
     *
     * @param names their paths in the run's folder; a folder's ends with a slash
     * @return the identifiers of those that are there
     */
    List<String> in(String... names) {
        return Stream.of(names)
                .map(name -> folder + name)
                .filter(paths::contains)
                .map(Iri::ofPath)
                .toList();
    }
}
