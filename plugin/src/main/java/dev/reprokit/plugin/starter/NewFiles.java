package dev.reprokit.plugin.starter;

import dev.reprokit.internal.process.ServiceFile;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a new experiment: its class, a test, and its line in the service file. No file is
 * overwritten.
 *
 * @param experiment the names and texts
 * @param sources the folder of the project's Java sources
 * @param tests the folder of its tests' sources
 * @param resources the folder of its resources
 */
public record NewFiles(NewExperiment experiment, Path sources, Path tests, Path resources) {

    /**
     * Writes a whole project.
     *
     * @param experiment the names and texts
     * @param folder the project's folder, which is created
     * @return the written files
     * @throws FileAlreadyExistsException if the folder exists; then nothing was written
     * @throws IOException if a file cannot be written
     */
    public static List<Path> writeProject(NewExperiment experiment, Path folder)
            throws IOException {
        requireAbsent(folder);
        Path main = folder.resolve("src/main");
        List<Path> written =
                new NewFiles(
                                experiment,
                                main.resolve("java"),
                                folder.resolve("src/test/java"),
                                main.resolve("resources"))
                        .write();
        Map<Path, String> texts = new LinkedHashMap<>();
        texts.put(folder.resolve("pom.xml"), experiment.fill(Template.POM));
        texts.put(folder.resolve("README.md"), experiment.fill(Template.README));
        written.addAll(write(texts));
        return written;
    }

    /**
     * Adds the experiment to a project.
     *
     * @return the written files, the service file last
     * @throws FileAlreadyExistsException if a class of that name exists; then nothing was written
     * @throws IOException if a file cannot be written
     */
    public List<Path> write() throws IOException {
        Map<Path, String> texts = new LinkedHashMap<>();
        String name = experiment.path() + "/" + experiment.className();
        texts.put(sources.resolve(name + ".java"), experiment.fill(Template.EXPERIMENT));
        texts.put(tests.resolve(name + "Test.java"), experiment.fill(Template.EXPERIMENT_TEST));
        List<Path> written = write(texts);
        written.add(declare());
        return written;
    }

    /**
     * Writes the POM of a folder whose experiments are programs.
     *
     * @param experiment the names and texts
     * @param folder a folder without a POM
     * @return the written file
     * @throws IOException if it cannot be written
     */
    public static Path writePomOfPrograms(NewExperiment experiment, Path folder)
            throws IOException {
        Path pom = folder.resolve("pom.xml");
        write(Map.of(pom, experiment.fill(Template.POM_OF_PROGRAMS)));
        return pom;
    }

    private static List<Path> write(Map<Path, String> texts) throws IOException {
        for (Path file : texts.keySet()) {
            requireAbsent(file);
        }
        for (Map.Entry<Path, String> text : texts.entrySet()) {
            Files.createDirectories(text.getKey().getParent());
            Files.writeString(text.getKey(), text.getValue());
        }
        return new ArrayList<>(texts.keySet());
    }

    private static void requireAbsent(Path file) throws FileAlreadyExistsException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
    }

    private Path declare() throws IOException {
        Path file = resources.resolve(ServiceFile.PATH);
        Files.createDirectories(file.getParent());
        String before = Files.exists(file) ? Files.readString(file) : "";
        String end = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
        Files.writeString(file, before + end + experiment.qualifiedName() + "\n");
        return file;
    }
}
