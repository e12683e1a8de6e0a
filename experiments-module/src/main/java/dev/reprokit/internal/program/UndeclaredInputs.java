package dev.reprokit.internal.program;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Names the files that a program reads and that are no inputs: results are taken from the cache
 * after they have changed. Files of the operating system are passed over, since {@code versions}
 * are there for them.
 */
public final class UndeclaredInputs implements ProgramWatch {
    private static final List<Path> SYSTEM =
            List.of(
                    Path.of("/usr"),
                    Path.of("/lib"),
                    Path.of("/lib32"),
                    Path.of("/lib64"),
                    Path.of("/libx32"),
                    Path.of("/bin"),
                    Path.of("/sbin"),
                    Path.of("/etc"),
                    Path.of("/opt"),
                    Path.of("/proc"),
                    Path.of("/sys"),
                    Path.of("/dev"),
                    Path.of("/run"),
                    Path.of("/nix"),
                    Path.of("/snap"),
                    Path.of("/var/cache"),
                    Path.of("/var/lib"));

    private static final Path JAVA_RUNTIME = Path.of("lib", "modules");
    private static final String BYTE_CODE = "__pycache__";
    private static final String GIT = ".git";

    /** So many files of a folder are told one by one. */
    private static final int FEW = 10;

    private static final int NAMED = 3;

    private final FileTrace trace;
    private final Path project;
    private final Path data;
    private final Path home;
    private final Collection<Path> declared;
    private final Consumer<String> warnings;

    UndeclaredInputs(
            FileTrace trace,
            Path project,
            Path data,
            Path home,
            Collection<Path> declared,
            Consumer<String> warnings) {
        this.trace = trace;
        this.project = real(project);
        this.data = real(data);
        this.home = real(home);
        this.declared = declared.stream().map(UndeclaredInputs::real).toList();
        this.warnings = warnings;
    }

    /**
     * Begins to look.
     *
     * @param project the folder in which the program runs
     * @param data the folder of the data
     * @param declared the files that are inputs, and folders of which all files are
     * @param warnings receives a sentence for each group of files
     * @throws ProgramException if the system cannot say what a program opens; the message says why
     */
    public static UndeclaredInputs search(
            Path project, Path data, Collection<Path> declared, Consumer<String> warnings)
            throws ProgramException {
        return new UndeclaredInputs(
                FileTrace.find("strace"),
                project,
                data,
                Path.of(System.getProperty("user.home")),
                declared,
                warnings);
    }

    @Override
    public List<String> command(List<String> argv, String variable, Path trial) {
        return trace.of(argv, variable, opened(trial));
    }

    private static Path opened(Path trial) {
        return trial.toAbsolutePath().resolve("opened.log");
    }

    @Override
    public void tell(Path trial, Path log) {
        try {
            SortedSet<Path> undeclared = of(trial);
            StringBuilder all = new StringBuilder();
            for (Path file : undeclared) {
                all.append("reprokit: no input: %s%n".formatted(shown(file)));
            }
            Files.writeString(log, all, StandardOpenOption.APPEND);
            inWords(undeclared, log).forEach(warnings);
        } catch (IOException e) {
            warnings.accept("the files that it reads are unknown: " + e);
        }
    }

    /** {@return the files that the program of a trial has read and that are no inputs} */
    SortedSet<Path> of(Path trial) throws IOException {
        return in(OpenedFiles.read(opened(trial), project), real(trial));
    }

    /** Returns those of the files that are neither inputs nor the system's nor the trial's. */
    SortedSet<Path> in(SortedSet<Path> read, Path trial) {
        List<Path> javas =
                read.stream()
                        .filter(file -> file.endsWith(JAVA_RUNTIME))
                        .map(UndeclaredInputs::javaHome)
                        .toList();
        SortedSet<Path> undeclared = new TreeSet<>();
        for (Path opened : read) {
            Path file = source(opened);
            if (Files.isRegularFile(file)
                    && !file.startsWith(trial)
                    && !isWithin(javas, file)
                    && !isWithin(declared, file)
                    && counts(file)) {
                undeclared.add(file);
            }
        }
        return undeclared;
    }

    private static Path javaHome(Path runtime) {
        Path lib = requireNonNull(runtime.getParent(), "it ends with lib/modules");
        return requireNonNull(lib.getParent(), "files are opened by absolute names");
    }

    /** Python's byte code has the contents of its source. */
    private static Path source(Path file) {
        Path folder = file.getParent();
        if (folder == null || !folder.endsWith(BYTE_CODE)) {
            return file;
        }
        String name = file.getFileName().toString();
        Path source = folder.resolveSibling(name.substring(0, name.indexOf('.')) + ".py");
        return Files.exists(source) ? source : file;
    }

    private boolean counts(Path file) {
        if (file.startsWith(project)) {
            return !file.startsWith(project.resolve(GIT));
        }
        if (file.startsWith(data)) {
            return true;
        }
        // In some containers the home folder holds everything.
        boolean atHome =
                file.startsWith(home) && SYSTEM.stream().noneMatch(it -> it.startsWith(home));
        return (atHome || !isWithin(SYSTEM, file)) && !isLibrary(file);
    }

    private static boolean isLibrary(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".so") || name.contains(".so.");
    }

    private static boolean isWithin(Collection<Path> folders, Path file) {
        return folders.stream().anyMatch(file::startsWith);
    }

    /** Returns one sentence for the single files, and one for each folder that has many. */
    List<String> inWords(SortedSet<Path> undeclared, Path log) {
        SortedMap<Path, List<Path>> folders = new TreeMap<>();
        for (Path file : undeclared) {
            folders.computeIfAbsent(group(file), folder -> new ArrayList<>()).add(file);
        }
        List<Path> single = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        for (List<Path> files : folders.values()) {
            if (files.size() > FEW) {
                sentences.add(
                        "reads %s files in %s that are no inputs: name them under 'inputs', or their versions under 'versions', or results are taken from the cache after they have changed. %s names them"
                                .formatted(
                                        String.format(Locale.ROOT, "%,d", files.size()),
                                        shown(common(files)),
                                        log));
            } else {
                single.addAll(files);
            }
        }
        if (!single.isEmpty()) {
            sentences.add(0, inWords(single, log));
        }
        return sentences;
    }

    private String inWords(List<Path> files, Path log) {
        if (files.size() == 1) {
            return "reads %s, which is no input: name it under 'inputs', or results are taken from the cache after it has changed"
                    .formatted(shown(files.get(0)));
        }
        List<String> named =
                files.stream()
                        .sorted(Comparator.comparing(file -> !file.startsWith(project)))
                        .map(this::shown)
                        .toList();
        int first = named.size() <= NAMED ? named.size() - 1 : NAMED;
        int more = named.size() - first;
        String rest = more == 1 ? "1 more file" : more + " more files";
        return "reads %s and %s that are no inputs: name them under 'inputs', or results are taken from the cache after they have changed%s"
                .formatted(
                        String.join(", ", named.subList(0, first)),
                        named.size() <= NAMED ? named.get(first) : rest,
                        named.size() <= NAMED ? "" : ". %s names them".formatted(log));
    }

    /** {@return the folder that stands directly in one of the places of files that count} */
    private Path group(Path file) {
        for (Path place : List.of(project, data, home)) {
            if (file.startsWith(place)) {
                Path rest = place.relativize(file);
                return rest.getNameCount() == 1 ? place : place.resolve(rest.getName(0));
            }
        }
        return file.getRoot().resolve(file.getName(0));
    }

    private static Path common(List<Path> files) {
        Path folder = files.get(0).getParent();
        while (folder != null && !isAbove(folder, files)) {
            folder = folder.getParent();
        }
        return requireNonNull(folder, "files of one group have a folder in common");
    }

    private static boolean isAbove(Path folder, List<Path> files) {
        return files.stream().allMatch(file -> file.startsWith(folder));
    }

    private String shown(Path file) {
        return file.startsWith(project) && !file.equals(project)
                ? project.relativize(file).toString()
                : file.toString();
    }

    /** Names of opened files have no links in them. */
    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }
}
