package dev.reprokit.report;

import dev.reprokit.baseline.ComparedRuns;
import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.verdict.Verdicts;

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
    private final List<IndexedModule> modules;

    /**
     * Creates an index.
     *
     * @param folder the folder to write it to
     * @param modules the modules whose experiments it lists, in order
     */
    public ModulesIndex(Path folder, List<IndexedModule> modules) {
        this.folder = folder;
        this.modules = List.copyOf(modules);
    }

    /**
     * One module.
     *
     * @param name its name for readers
     * @param runs its run folder
     * @param pages the folder with its pages: the run folder or a copy of it
     * @param compared its runs beside their baselines
     */
    public record IndexedModule(String name, RunFolder runs, Path pages, ComparedRuns compared) {}

    /**
     * Writes the index page and the files that it needs.
     *
     * @return {@code index.html}
     * @throws IOException if a file cannot be written
     */
    public Path write() throws IOException {
        Answer answer = new Answer();
        List<Verdicts> verdicts = new ArrayList<>();
        List<View.Row> rows = new ArrayList<>();
        List<View.Problem> problems = new ArrayList<>();
        for (IndexedModule module : modules) {
            for (Run run : module.runs().runs()) {
                Path page = module.runs().path().relativize(run.folder().report());
                verdicts.add(run.verdicts());
                answer.add(run.verdicts(), module.compared().disagreements());
                rows.add(
                        View.Row.of(
                                run,
                                Gallery.of(run),
                                module.compared().comparison(),
                                module.compared().disagreements().in(run.verdicts()),
                                address(module.pages().resolve(page)),
                                module.name()));
            }
            for (View.Problem problem : View.Problem.all(module.runs())) {
                problems.add(
                        new View.Problem(
                                "%s, %s".formatted(module.name(), problem.folder()),
                                problem.message()));
            }
        }
        Files.createDirectories(folder);
        Assets.copyTo(folder.resolve("assets"));
        Path index = folder.resolve("index.html");
        Overview overview = Overview.of(verdicts, rows, answer.sentence());
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
