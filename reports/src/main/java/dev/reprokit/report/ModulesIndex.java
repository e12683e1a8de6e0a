package dev.reprokit.report;

import dev.reprokit.baseline.Comparison;
import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;

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
    private final List<Module> modules;

    /**
     * An index.
     *
     * @param folder where it is written
     * @param modules whose experiments it has, in order
     */
    public ModulesIndex(Path folder, List<Module> modules) {
        this.folder = folder;
        this.modules = List.copyOf(modules);
    }

    /**
     * One module.
     *
     * @param name what readers call it
     * @param runs its run folder
     * @param pages where the run folder's pages can be read: there, or a copy of them
     * @param comparison its runs beside their baselines
     */
    public record Module(String name, RunFolder runs, Path pages, Comparison comparison) {}

    /**
     * Writes the index.
     *
     * @return {@code index.html}
     * @throws IOException if a file cannot be written
     */
    public Path write() throws IOException {
        List<Run> runs = new ArrayList<>();
        List<View.Row> rows = new ArrayList<>();
        List<View.Problem> problems = new ArrayList<>();
        for (Module module : modules) {
            for (Run run : module.runs().runs()) {
                Path page = module.runs().path().relativize(run.folder().report());
                runs.add(run);
                rows.add(
                        View.Row.of(
                                run,
                                Gallery.of(run),
                                module.comparison(),
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
        Overview overview = Overview.of(rows, Answer.toRuns(runs));
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
