package dev.reprokit.plugin;

import dev.reprokit.bundle.BundleWriter;
import dev.reprokit.bundle.Work;
import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.file.Sha256;
import dev.reprokit.internal.text.Secrets;
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
        if (zip.startsWith(folder)) {
            throw new MojoExecutionException(
                    "-Drepro.bundle=%s: files are gathered there; choose another folder"
                            .formatted(zip));
        }
        RunFolder whole = RunFolder.read(source.runFolder());
        requireWhole(whole);
        requireDecided(whole);
        CacheFolder.delete(folder);
        int experiments;
        try {
            Path runFolder = folder.resolve(BundleWriter.RUNS);
            new SitePages(runFolder, false, List.of(source)).write();
            // What runs meanwhile is no evidence.
            RunFolder runs = RunFolder.read(runFolder);
            requireWhole(runs);
            copyBaselines(runs);
            PublicText text = PublicText.of(List.of(source.runFolder()));
            text.rewrite(folder);
            new BundleWriter(folder, reproKit, work(project, runs, text)).write(zip);
            experiments = runs.runs().size();
        } finally {
            CacheFolder.delete(folder);
        }
        return String.format(
                Locale.ROOT,
                "Bundle: %s, %.1f MB, %s, SHA-256 %s",
                zip,
                Files.size(zip) / 1e6,
                experiments == 1 ? "1 experiment" : experiments + " experiments",
                Sha256.of(zip));
    }

    private void copyBaselines(RunFolder runs) throws IOException {
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

    private static void requireDecided(RunFolder runs) throws MojoExecutionException {
        List<String> open =
                runs.runs().stream()
                        .filter(run -> run.undecided() != null || !run.ended())
                        .map(Run::experiment)
                        .toList();
        if (!open.isEmpty()) {
            throw new MojoExecutionException(
                    "Nothing was bundled, since a bundle holds whole runs only, and trials of these are still to run: %s. The command that ran them goes on"
                            .formatted(String.join(", ", open)));
        }
    }

    private static String inWords(RunProblem problem) {
        return "%s: %s".formatted(problem.folder().name(), problem.message());
    }

    private static Work work(MavenProject project, RunFolder runs, PublicText text) {
        return new Work(
                "%s:%s:%s"
                        .formatted(
                                project.getGroupId(),
                                project.getArtifactId(),
                                project.getVersion()),
                project.getName(),
                project.getVersion(),
                told(project.getDescription(), text),
                told(project.getUrl(), text),
                project.getScm() == null ? null : told(project.getScm().getUrl(), text),
                commit(runs),
                project.getDevelopers().stream().flatMap(BundleFiles::author).toList(),
                project.getLicenses().stream().flatMap(BundleFiles::licence).toList());
    }

    /** {@return a text of the POM that may be told; null for none} */
    private static String told(String text, PublicText publicText) {
        return isBlank(text) ? null : Secrets.hidden(publicText.of(text.strip()));
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
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
        return isBlank(developer.getName())
                ? Stream.empty()
                : Stream.of(
                        new Work.Author(
                                developer.getName().strip(),
                                isBlank(developer.getOrganization())
                                        ? null
                                        : developer.getOrganization().strip(),
                                isBlank(developer.getUrl()) ? null : developer.getUrl().strip()));
    }

    private static Stream<Work.Licence> licence(License licence) {
        String url = isBlank(licence.getUrl()) ? null : licence.getUrl().strip();
        String name = isBlank(licence.getName()) ? url : licence.getName().strip();
        return name == null ? Stream.empty() : Stream.of(new Work.Licence(name, url));
    }
}
