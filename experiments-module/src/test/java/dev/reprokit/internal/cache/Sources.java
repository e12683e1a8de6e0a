package dev.reprokit.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.spi.ToolProvider;

/** Source files of a made-up project, compiled into a folder of its own each time. */
public final class Sources {
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> resources = new HashMap<>();
    private final Path temp;
    private int compilations;

    public Sources(Path temp) {
        this.temp = temp;
    }

    public Sources with(String name, String text) {
        texts.put(name, text);
        return this;
    }

    Sources withResource(String name, String text) {
        resources.put(name, text);
        return this;
    }

    public Sources replace(String name, String what, String by) {
        assertThat(texts.get(name)).contains(what);
        return with(name, texts.get(name).replace(what, by));
    }

    /** What a trial of an experiment depends on, as the sources are now. */
    SortedMap<String, String> inputs(String experiment) throws IOException {
        CodePath code = new CodePath(compiled().toString(), List.of());
        return CodeDigest.of(code, experiment, List.of());
    }

    public Path compiled() throws IOException {
        Path folder = temp.resolve("compilation-" + compilations++);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-g",
                                "-proc:none",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-d",
                                classes.toString()));
        for (Map.Entry<String, String> text : texts.entrySet()) {
            arguments.add(write(folder, text.getKey() + ".java", text.getValue()).toString());
        }
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        assertThat(javac.run(System.out, System.err, arguments.toArray(String[]::new))).isZero();
        for (Map.Entry<String, String> resource : resources.entrySet()) {
            write(classes, resource.getKey(), resource.getValue());
        }
        return classes;
    }

    private static Path write(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
