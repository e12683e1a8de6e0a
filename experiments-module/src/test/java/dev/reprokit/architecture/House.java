package dev.reprokit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;

import dev.reprokit.experiment.Experiment;
import dev.reprokit.record.result.Results;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/**
 * The main code of the three modules. Reports and experiments are found where the tests' class path
 * has them; the plugin, which this module does not depend on, where the reactor has compiled it.
 */
final class House {
    static final Path PLUGIN_SOURCES = Path.of("../plugin/src/main/java");
    static final Path PLUGIN_CLASSES = Path.of("../plugin/target/classes");

    private static final List<URI> MODULES =
            List.of(
                    place(Results.class),
                    PLUGIN_CLASSES.toAbsolutePath().normalize().toUri(),
                    place(Experiment.class));

    private static final JavaClasses CLASSES =
            new ClassFileImporter().importLocations(MODULES.stream().map(Location::of).toList());

    private House() {}

    /** {@return the classes of all modules} */
    static JavaClasses classes() {
        return CLASSES;
    }

    /** {@return the classes of reports, plugin and experiments-module, apart} */
    static List<JavaClasses> modules() {
        return MODULES.stream().map(House::classesOf).toList();
    }

    private static JavaClasses classesOf(URI module) {
        String folderOrJar = module.getRawPath();
        return CLASSES.that(
                describe(
                        "lie in " + module,
                        type ->
                                type.getSource()
                                        .orElseThrow()
                                        .getUri()
                                        .toString()
                                        .contains(folderOrJar)));
    }

    private static URI place(Class<?> type) {
        try {
            return type.getProtectionDomain().getCodeSource().getLocation().toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
