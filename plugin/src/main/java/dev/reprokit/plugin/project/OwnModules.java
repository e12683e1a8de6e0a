package dev.reprokit.plugin.project;

import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The modules of a project: those of this build, and those that the POMs in the folders above it
 * name. So a module is one also where Maven builds another one alone and takes it from a
 * repository, as with {@code mvn -pl}.
 *
 * @param ids the modules as {@code groupId:artifactId}
 */
record OwnModules(Set<String> ids) {

    /**
     * Finds the modules.
     *
     * @param project the project that Maven builds
     * @param built all projects of the build
     */
    static OwnModules of(MavenProject project, Collection<MavenProject> built) {
        Set<String> ids = new HashSet<>();
        built.forEach(module -> ids.add(id(module.getGroupId(), module.getArtifactId())));
        if (project.getBasedir() != null) {
            Path folder = project.getBasedir().toPath().toAbsolutePath().normalize();
            for (Path above = folder.getParent(); above != null; above = above.getParent()) {
                Map<Path, String> tree = new HashMap<>();
                addTree(above.resolve("pom.xml"), tree);
                if (tree.containsKey(folder)) {
                    ids.addAll(tree.values());
                }
            }
        }
        return new OwnModules(ids);
    }

    boolean contains(Artifact artifact) {
        return ids.contains(id(artifact.getGroupId(), artifact.getArtifactId()));
    }

    private static String id(String group, String artifact) {
        return group + ":" + artifact;
    }

    /** Adds a project and its modules by folder. A POM that cannot be read is Maven's to report. */
    private static void addTree(Path pom, Map<Path, String> tree) {
        if (!Files.isRegularFile(pom) || tree.containsKey(pom.getParent())) {
            return;
        }
        try (InputStream in = Files.newInputStream(pom)) {
            Model model = new MavenXpp3Reader().read(in);
            tree.put(pom.getParent(), id(group(model), model.getArtifactId()));
            Stream.concat(
                            model.getModules().stream(),
                            model.getProfiles().stream()
                                    .map(Profile::getModules)
                                    .flatMap(m -> m.stream()))
                    .map(module -> pom.resolveSibling(module).normalize())
                    .map(module -> Files.isDirectory(module) ? module.resolve("pom.xml") : module)
                    .forEach(module -> addTree(module, tree));
        } catch (IOException | XmlPullParserException e) {
            // It names no modules then.
        }
    }

    private static String group(Model model) {
        return model.getGroupId() != null || model.getParent() == null
                ? Objects.toString(model.getGroupId(), "")
                : model.getParent().getGroupId();
    }
}
