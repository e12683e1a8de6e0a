package dev.reprokit.plugin;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.record.ExperimentFolder;
import dev.reprokit.report.HtmlReport;
import dev.reprokit.report.ModulesIndex;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The pages of run folders, copied to where others may read them. */
final class SitePages {
    private static final Set<String> UNREAD =
            Set.of("running", "audit", "events.jsonl", "harness.log", "thread-dump.txt");

    private final Path folder;
    private final boolean holdsModules;
    private final List<Source> sources;

    /**
     * Pages to be.
     *
     * @param folder where to
     * @param holdsModules whether the sources are modules, each with a folder of its own
     * @param sources whose pages
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

    /** Draws the pages anew and copies them: one project's as they are, modules' under an index. */
    Path write() throws IOException {
        List<ModulesIndex.Module> modules = new ArrayList<>();
        for (Source source : sources) {
            new HtmlReport(source.runFolder(), source.baselines()).write();
            Path copy = holdsModules ? folder.resolve(source.name()) : folder;
            copy(source.runFolder(), copy);
            modules.add(new ModulesIndex.Module(source.name(), copy, source.baselines()));
        }
        return holdsModules
                ? new ModulesIndex(folder, modules).write()
                : folder.resolve("index.html");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path relative = from.relativize(file);
                if (isRead(relative)) {
                    Path copy = to.resolve(relative);
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** What pages link to; not what a run or an audit keeps for itself. */
    private static boolean isRead(Path file) {
        for (Path part : file) {
            if (UNREAD.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }
}
