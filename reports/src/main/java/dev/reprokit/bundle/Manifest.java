package dev.reprokit.bundle;

import static java.util.stream.Collectors.joining;

import dev.reprokit.internal.file.Sha256;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The list of a bundle's files with their digests, as {@code sha256sum --check} reads it. */
final class Manifest {
    static final String PATH = "manifest-sha256.txt";

    private Manifest() {}

    /**
     * Lists the files in a folder and below, without the manifest itself.
     *
     * @return the files, sorted by path
     */
    static List<BundledFile> list(Path folder) throws IOException {
        List<BundledFile> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (!path.equals(PATH)) {
                    files.add(new BundledFile(path, Files.size(file), Sha256.of(file)));
                }
            }
        }
        files.sort(Comparator.comparing(BundledFile::path));
        return files;
    }

    static String text(List<BundledFile> files) {
        return files.stream()
                .map(file -> "%s  %s\n".formatted(file.sha256(), file.path()))
                .collect(joining());
    }
}
