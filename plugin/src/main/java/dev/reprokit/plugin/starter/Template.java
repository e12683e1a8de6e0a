package dev.reprokit.plugin.starter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A resource with places to fill, e.g. <code>{{id}}</code>. */
enum Template {
    EXPERIMENT("Experiment.java.txt"),
    EXPERIMENT_TEST("ExperimentTest.java.txt"),
    README("README.md.txt"),
    POM("pom.xml.txt"),
    POM_OF_PROGRAMS("pom-of-programs.xml.txt"),
    EXPERIMENTS_DEPENDENCY("experiments-dependency.xml.txt"),
    JUNIT_DEPENDENCY("junit-dependency.xml.txt"),
    REPRODUCTION_PLUGIN("reproduction-plugin.xml.txt");

    private final String file;

    Template(String file) {
        this.file = file;
    }

    /** {@return the name of the place that the template takes in another one} */
    String place() {
        return file.substring(0, file.indexOf('.'));
    }

    String text() {
        try (InputStream text = Template.class.getResourceAsStream(file)) {
            return new String(
                    Objects.requireNonNull(text, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
