package dev.reprokit.plugin.bisect;

import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The place of a module in its repository. A commit is built from the outermost project that holds
 * the module, since other modules may have changed with it.
 *
 * @param build the folder of the outermost project, from the top of the repository
 * @param module the folder of the module, from that project; empty if they are the same
 */
record ModulePath(Path build, Path module) {

    /**
     * Finds the place.
     *
     * @param top the top folder of the repository
     * @param module the folder of the module, which lies in it
     * @return the place
     * @throws IOException if a POM cannot be read
     */
    static ModulePath of(Path top, Path module) throws IOException {
        Path build = module;
        for (Path parent = module; !parent.equals(top); ) {
            parent = parent.getParent();
            if (holds(parent, build)) {
                build = parent;
            }
        }
        return new ModulePath(top.relativize(build), build.relativize(module));
    }

    private static boolean holds(Path folder, Path project) throws IOException {
        Path pom = folder.resolve("pom.xml");
        if (!Files.exists(pom)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(pom)) {
            Model model = new MavenXpp3Reader().read(in);
            return model.getModules().stream()
                    .anyMatch(name -> folder.resolve(name).normalize().equals(project));
        } catch (XmlPullParserException e) {
            throw new IOException(pom + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** {@return the options by which Maven builds the module and what it needs, no more} */
    List<String> options() {
        return module.toString().isEmpty()
                ? List.of()
                : List.of("--projects", module.toString().replace('\\', '/'), "--also-make");
    }
}
