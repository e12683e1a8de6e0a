package dev.reprokit.internal.program;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/** The files of a project, of which those in hidden folders and in {@code target} do not count. */
final class ProjectFiles {
    private record Named(String name, FileTime modified) {}

    private ProjectFiles() {}

    /**
     * Lists the names of the files.
     *
     * @param project the project's folder
     * @return paths in it, with {@code /} between folders
     * @throws IOException if a folder cannot be read
     */
    static List<String> names(Path project) throws IOException {
        return all(project).stream().map(Named::name).toList();
    }

    /** {@return the names of the files that were written since a time, sorted} */
    static List<String> writtenSince(FileTime time, Path project) throws IOException {
        return all(project).stream()
                .filter(file -> file.modified().compareTo(time) >= 0)
                .map(Named::name)
                .sorted()
                .toList();
    }

    private static List<Named> all(Path project) throws IOException {
        List<Named> all = new ArrayList<>();
        Files.walkFileTree(
                project,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        String name = String.valueOf(folder.getFileName());
                        return folder.equals(project)
                                        || !name.startsWith(".") && !name.equals("target")
                                ? FileVisitResult.CONTINUE
                                : FileVisitResult.SKIP_SUBTREE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        all.add(
                                new Named(
                                        project.relativize(file).toString().replace('\\', '/'),
                                        attributes.lastModifiedTime()));
                        return FileVisitResult.CONTINUE;
                    }
                });
        return all;
    }
}
