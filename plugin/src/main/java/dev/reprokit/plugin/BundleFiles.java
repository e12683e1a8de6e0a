package dev.reprokit.plugin;

import dev.reprokit.bundle.BundleWriter;
import dev.reprokit.bundle.Work;
import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.file.Sha256;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.run.RunProblem;

import org.apache.maven.model.Developer;
import org.apache.maven.model.License;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of a bundle: pages and evidence without what they tell of this machine.
 *
 * @param source the project's run folder and baselines
 * @param folder where they are gathered; deleted at the end
 */
record BundleFiles(SitePages.Source source, Path folder) {

    /**
     * Gathers the files and writes the bundle.
     *
     * @param zip the bundle
     * @param reproKit the version of ReproKit
     * @param project the project
     * @return where the bundle is, in words
     * @throws MojoExecutionException if a run is not whole
     */
    String write(Path zip, String reproKit, MavenProject project)
            throws MojoExecutionException, IOException {
        RunFolder runs = RunFolder.read(source.runFolder());
        requireWhole(runs);
        CacheFolder.delete(folder);
        new SitePages(folder.resolve(BundleWriter.RUNS), false, List.of(source)).write();
        for (Run run : runs.runs()) {
            Path baseline = source.baselines().file(run.plan().scale(), run.experiment());
            if (Files.exists(baseline)) {
                Path copy =
                        folder.resolve(BundleWriter.BASELINES)
                                .resolve(run.plan().scale().id())
                                .resolve(baseline.getFileName());
                Files.createDirectories(copy.getParent());
                Files.copy(baseline, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        new BundleWriter(folder, reproKit, work(project, runs)).write(zip);
        CacheFolder.delete(folder);
        return String.format(
                Locale.ROOT,
                "Bundle: %s, %.1f MB, %s, SHA-256 %s",
                zip,
                Files.size(zip) / 1e6,
                runs.runs().size() == 1 ? "1 experiment" : runs.runs().size() + " experiments",
                Sha256.of(zip));
    }

    private static void requireWhole(RunFolder runs) throws MojoExecutionException {
        if (!runs.problems().isEmpty()) {
            throw new MojoExecutionException(
                    "Nothing was bundled, since a bundle holds whole runs only. Run these again, or delete their folders in %s:\n%s"
                            .formatted(
                                    runs.path(),
                                    runs.problems().stream()
                                            .map(BundleFiles::inWords)
                                            .collect(Collectors.joining("\n"))));
        }
    }

    private static String inWords(RunProblem problem) {
        return "%s: %s".formatted(problem.folder().name(), problem.message());
    }

    private static Work work(MavenProject project, RunFolder runs) {
        return new Work(
                "%s:%s:%s"
                        .formatted(
                                project.getGroupId(),
                                project.getArtifactId(),
                                project.getVersion()),
                project.getName(),
                project.getVersion(),
                project.getDescription(),
                project.getUrl(),
                project.getScm() == null ? null : project.getScm().getUrl(),
                commit(runs),
                project.getDevelopers().stream().flatMap(BundleFiles::author).toList(),
                project.getLicenses().stream().map(BundleFiles::licence).toList());
    }

    /** {@return the commit of all runs; null if they are of several} */
    private static String commit(RunFolder runs) {
        Set<String> commits =
                runs.runs().stream()
                        .map(run -> run.provenance().gitCommit())
                        .filter(commit -> commit.matches("[0-9a-f]+"))
                        .collect(Collectors.toCollection(TreeSet::new));
        return commits.size() == 1 ? commits.iterator().next() : null;
    }

    private static Stream<Work.Author> author(Developer developer) {
        return Optional.ofNullable(developer.getName())
                .map(name -> new Work.Author(name, developer.getOrganization(), developer.getUrl()))
                .stream();
    }

    private static Work.Licence licence(License licence) {
        return new Work.Licence(licence.getName(), licence.getUrl());
    }
}
