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

/** One index over the run folders of several modules, whose pages are drawn already. */
public final class ModulesIndex {
    private final Path folder;
    private final List<BuiltModule> modules;

    /**
     * An index.
     *
     * @param folder where it is written
     * @param modules whose experiments it has, in order
     */
    public ModulesIndex(Path folder, List<BuiltModule> modules) {
        this.folder = folder;
        this.modules = List.copyOf(modules);
    }

    /**
     * One module.
     *
     * @param name what readers call it
     * @param runFolder its run folder
     * @param pages where the run folder's pages can be read: there, or a copy of them
     * @param baselines what its experiments are compared with
     */
    public record BuiltModule(String name, Path runFolder, Path pages, BaselineFolder baselines) {}

    /**
     * Writes the index.
     *
     * @return {@code index.html}
     * @throws IOException if a folder cannot be listed, or a file cannot be written
     */
    public Path write() throws IOException {
        List<Evidence> experiments = new ArrayList<>();
        List<View.Row> rows = new ArrayList<>();
        List<View.Problem> problems = new ArrayList<>();
        for (BuiltModule module : modules) {
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

    /** From the index, with the slashes of addresses. */
    private String address(Path page) {
        return StreamSupport.stream(
                        folder.toAbsolutePath().relativize(page.toAbsolutePath()).spliterator(),
                        false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }
}
