package dev.reprokit.internal.harness.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.reprokit.experiment.Experiment;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.internal.process.DefinitionFiles;
import dev.reprokit.internal.process.ServiceFile;
import dev.reprokit.record.run.Plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the experiments of the class path, and those that files of the project define. One that is
 * broken does not hide the others, for which {@link java.util.ServiceLoader} is too strict: it
 * gives a file up at the first line that names no class.
 */
public final class Experiments {
    private final Path project;

    /**
     * Creates a view of what there is.
     *
     * @param project the folder of the project, which may define experiments in files
     */
    public Experiments(Path project) {
        this.project = project;
    }

    /** {@return those of a plan's project} */
    public static Experiments of(Plan plan) {
        return new Experiments(Path.of(plan.projectDirectory()));
    }

    private List<DeclaredExperiment> all() {
        List<DeclaredExperiment> all = new ArrayList<>();
        declared().forEach((name, file) -> all.add(DeclaredExperiment.load(name, file)));
        try {
            for (Path file : DefinitionFiles.of(project)) {
                all.add(DeclaredExperiment.define(file, project));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        all.sort(Comparator.comparing(DeclaredExperiment::id));
        return all;
    }

    /** {@return the service file by the name of the class that it declares} */
    private static Map<String, String> declared() {
        Map<String, String> files = new LinkedHashMap<>();
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            for (URL file : Collections.list(loader.getResources(ServiceFile.PATH))) {
                for (String name : ServiceFile.classes(read(file))) {
                    files.putIfAbsent(name, file.toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String read(URL file) throws IOException {
        URLConnection connection = file.openConnection();
        connection.setUseCaches(false); // They would hold a jar open.
        try (InputStream text = connection.getInputStream()) {
            return new String(text.readAllBytes(), UTF_8);
        }
    }

    /**
     * Finds an experiment.
     *
     * @throws RefusedException if there is none of that id, or more than one, or it is broken
     */
    public Experiment find(String id) throws RefusedException {
        List<DeclaredExperiment> all = all();
        List<DeclaredExperiment> matches =
                all.stream().filter(experiment -> experiment.id().equals(id)).toList();
        if (matches.size() == 1) {
            return matches.get(0).experiment();
        }
        if (matches.isEmpty()) {
            throw new RefusedException(
                    "no experiment '%s' on the class path or in the project; there are: %s"
                            .formatted(id, all.stream().map(DeclaredExperiment::id).toList()));
        }
        throw new RefusedException(
                "more than one experiment has the id '%s': %s"
                        .formatted(
                                id,
                                matches.stream().map(DeclaredExperiment::implementation).toList()));
    }

    /**
     * Describes all experiments.
     *
     * @param code the code of the class path, in which traps are looked for
     * @return the broken ones with the reason
     */
    public Catalogue catalogue(PlannedCode code) {
        List<Catalogue.Entry> entries = new ArrayList<>();
        List<Catalogue.Broken> broken = new ArrayList<>();
        for (DeclaredExperiment declared : all()) {
            try {
                entries.add(declared.entry(code));
            } catch (RefusedException e) {
                broken.add(
                        new Catalogue.Broken(
                                declared.id(), declared.implementation(), e.getMessage()));
            }
        }
        return new Catalogue(entries, broken);
    }
}
