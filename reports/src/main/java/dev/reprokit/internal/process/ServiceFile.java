package dev.reprokit.internal.process;

import java.util.List;

/** The file in which a jar or a folder of classes declares its experiments, one class per line. */
public final class ServiceFile {
    /** The place of the file in the jar or folder. */
    public static final String PATH = "META-INF/services/dev.reprokit.experiment.Experiment";

    private ServiceFile() {}

    /**
     * Reads the lines that are not comments.
     *
     * @param text the text of the file
     * @return the names of classes, as they are written; no such class need exist
     */
    public static List<String> classes(String text) {
        return text.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
