package dev.reprokit.plugin;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.ComparedRuns;
import dev.reprokit.internal.file.FolderLock;
import dev.reprokit.internal.process.BenchmarkFolder;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.report.HtmlReport;
import dev.reprokit.report.ModulesIndex;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The pages of run folders, copied to a place where others read them: they tell nothing of the
 * machine's user.
 */
final class SitePages {
    private final Path folder;
    private final boolean holdsModules;
    private final List<Source> sources;

    /**
     * Creates the pages of some projects, without writing them.
     *
     * @param folder gets the copies
     * @param holdsModules whether the sources are modules, each with a folder of its own
     * @param sources the projects
     */
    SitePages(Path folder, boolean holdsModules, List<Source> sources) {
        this.folder = folder;
        this.holdsModules = holdsModules;
        this.sources = sources;
    }

    /** A project that may have results. */
    record Source(String name, Path runFolder, BaselineFolder baselines) {

        boolean hasEvidence() {
            try {
                return !ExperimentFolder.startedIn(runFolder).isEmpty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    boolean isEmpty() {
        return sources.isEmpty();
    }

    /** Draws the pages anew and copies them; those of modules get a common index. */
    Path write() throws IOException {
        List<ModulesIndex.IndexedModule> modules = new ArrayList<>();
        for (Source source : sources) {
            // A file system without locks is no reason not to publish.
            try (FolderLock lock =
                    FolderLock.alone(
                            source.runFolder(), "goal site of " + source.name(), note -> {})) {
                modules.add(write(source));
            }
        }
        Path index =
                holdsModules
                        ? new ModulesIndex(folder, modules).write()
                        : folder.resolve("index.html");
        PublicText.of(sources.stream().map(Source::runFolder).toList()).rewrite(folder);
        return index;
    }

    private ModulesIndex.IndexedModule write(Source source) throws IOException {
        RunFolder runs = RunFolder.read(source.runFolder());
        ComparedRuns compared = ComparedRuns.of(runs, source.baselines());
        new HtmlReport(runs, compared).write();
        Path copy = holdsModules ? folder.resolve(source.name()) : folder;
        for (Path published : published(source.runFolder())) {
            copy(published, copy.resolve(source.runFolder().relativize(published)));
        }
        return new ModulesIndex.IndexedModule(source.name(), runs, copy, compared);
    }

    /**
     * Lists the pages and the files that they link to. Other files of a run stay, since they may
     * hold what a program printed.
     */
    private static List<Path> published(Path runFolder) throws IOException {
        List<Path> published = new ArrayList<>();
        published.add(runFolder.resolve("index.html"));
        published.add(runFolder.resolve("assets"));
        for (ExperimentFolder experiment : ExperimentFolder.startedIn(runFolder)) {
            published.addAll(experiment.published());
        }
        BenchmarkFolder benchmark = BenchmarkFolder.in(runFolder);
        published.addAll(
                List.of(benchmark.page(), benchmark.measurements(), benchmark.provenance()));
        published.removeIf(Files::notExists);
        return published;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
