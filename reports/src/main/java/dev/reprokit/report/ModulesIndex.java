package dev.reprokit.report;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.Comparison;
import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.record.run.ExperimentFolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Writes one index page over the run folders of several modules. It links to their pages, which
 * exist already.
 */
public final class ModulesIndex {
    private final Path folder;
    private final List<Module> modules;

    /**
     * Creates an index.
     *
     * @param folder the folder to write it to
     * @param modules the modules whose experiments it lists, in order
     */
    public ModulesIndex(Path folder, List<Module> modules) {
        this.folder = folder;
        this.modules = List.copyOf(modules);
    }

    /**
     * One module.
     *
     * @param name its name for readers
     * @param runFolder its run folder
     * @param pages the folder with its pages: the run folder or a copy of it
     * @param baselines the baselines that its experiments are compared with
     */
    public record Module(String name, Path runFolder, Path pages, BaselineFolder baselines) {}

    /**
     * Writes the index page and the files that it needs.
     *
     * @return {@code index.html}
     * @throws IOException if a folder cannot be listed, or a file cannot be written
     */
    public Path write() throws IOException {
        List<Evidence> experiments = new ArrayList<>();
        List<View.Row> rows = new ArrayList<>();
        List<View.Problem> problems = new ArrayList<>();
        for (Module module : modules) {
            Comparison comparison = Comparison.in(module.runFolder(), module.baselines());
            for (ExperimentFolder experiment : ExperimentFolder.startedIn(module.runFolder())) {
                try {
                    Evidence evidence = Evidence.read(experiment);
                    experiments.add(evidence);
                    rows.add(
                            View.Row.of(
                                    evidence,
                                    Gallery.of(evidence),
                                    comparison,
                                    address(
                                            module.pages()
                                                    .resolve(
                                                            module.runFolder()
                                                                    .relativize(
                                                                            experiment.report()))),
                                    module.name()));
                } catch (IOException e) {
                    problems.add(
                            new View.Problem(
                                    "%s, %s"
                                            .formatted(
                                                    module.name(), experiment.path().getFileName()),
                                    e.getMessage()));
                }
            }
        }
        Files.createDirectories(folder);
        Assets.copyTo(folder.resolve("assets"));
        Path index = folder.resolve("index.html");
        Overview overview =
                Overview.of(rows, Answer.to(experiments.stream().map(Evidence::verdicts).toList()));
        AtomicFile.write(index, new Templates().index(overview, rows, problems, false));
        return index;
    }

    /** Returns the address of a page relative to the index. */
    private String address(Path page) {
        return StreamSupport.stream(
                        folder.toAbsolutePath().relativize(page.toAbsolutePath()).spliterator(),
                        false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }
}
