package dev.reprokit.plugin.project;

import dev.reprokit.internal.process.DefinitionFiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files of a project whose experiments are programs: the definitions, and everything that git
 * tracks in its folder but accepted results. Evidence of other files is stale.
 *
 * @param project the project's folder
 */
record ProgramSources(Path project) {
    private static final String BASELINES = "src/repro/baseline/";

    /**
     * Lists the files.
     *
     * @return their names in the project, sorted; none if the project defines no experiment
     */
    List<String> names() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path file : DefinitionFiles.of(project)) {
            names.add(DefinitionFiles.implementation(file));
        }
        if (!names.isEmpty()) {
            for (String name : tracked()) {
                if (!name.startsWith(BASELINES) && Files.isRegularFile(project.resolve(name))) {
                    names.add(name);
                }
            }
        }
        return List.copyOf(names);
    }

    /** {@return what git tracks in the folder; nothing without git, which the harness refuses} */
    private List<String> tracked() throws IOException {
        try {
            Process git =
                    new ProcessBuilder("git", "-C", project.toString(), "ls-files", "-z")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            git.getOutputStream().close();
            String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0 && !names.isEmpty() ? List.of(names.split("\0")) : List.of();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
