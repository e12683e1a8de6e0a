package dev.reprokit.plugin.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.model.Dependency;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.FileModelSource;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelSource;
import org.apache.maven.model.resolution.ModelResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks Maven which native libraries the POM's profiles put on which class path; fetches none. */
class NativeProfilesTest {
    private static final List<String> PLATFORMS =
            List.of(
                    "native-linux-x86_64",
                    "native-linux-aarch64",
                    "native-macos-arm64",
                    "native-windows-x86_64");

    @ParameterizedTest
    @CsvSource({
        "native-linux-x86_64, linux-x86_64, linux-x86_64",
        "native-linux-aarch64, linux-aarch64, linux-arm64",
        "native-macos-arm64, osx-aarch64, macosx-arm64",
        "native-windows-x86_64, win-x86_64, windows-x86_64"
    })
    void aPlatformHasItsOwnLibrariesAndNoOther(String profile, String djl, String javacpp)
            throws Exception {
        assertThat(classified("runtime", profile))
                .containsExactlyInAnyOrder(
                        "pytorch-native-cpu:" + djl, "openblas:" + javacpp, "javacpp:" + javacpp);
    }

    @ParameterizedTest
    @CsvSource({
        "native-linux-x86_64, linux-x86_64, linux-x86_64",
        "native-linux-aarch64, linux-aarch64, linux-arm64",
        "native-macos-arm64, osx-aarch64, macosx-arm64",
        "native-windows-x86_64, win-x86_64, windows-x86_64"
    })
    void withCudaPyTorchForTheCpuIsLeftToTheTests(String profile, String djl, String javacpp)
            throws Exception {
        assertThat(classified("runtime", profile, "cuda"))
                .containsExactlyInAnyOrder("openblas:" + javacpp, "javacpp:" + javacpp);
        assertThat(classified("test", profile, "cuda"))
                .containsExactly("pytorch-native-cpu:" + djl);
    }

    /** Version 2.7.1-0.36.0, say: DJL refuses a bridge for another PyTorch or another DJL. */
    @Test
    void theBridgeIsForThisPyTorchAndThisDjlInEveryProfile() throws Exception {
        for (String cuda : List.of("", "cuda")) {
            List<Dependency> all = dependencies("native-linux-x86_64", cuda);
            String torch = version(all, "pytorch-native-cpu");
            String djl = version(all, "pytorch-engine");
            assertThat(version(all, "pytorch-jni")).isEqualTo(torch + "-" + djl);
            assertThat(version(all, "api")).isEqualTo(djl);
        }
    }

    private static String version(List<Dependency> all, String artifact) {
        return all.stream()
                .filter(dependency -> dependency.getArtifactId().equals(artifact))
                .findFirst()
                .orElseThrow()
                .getVersion();
    }

    private static List<String> classified(String scope, String... profiles) throws Exception {
        return dependencies(profiles).stream()
                .filter(dependency -> dependency.getClassifier() != null)
                .filter(dependency -> scope.equals(dependency.getScope()))
                .map(dependency -> dependency.getArtifactId() + ":" + dependency.getClassifier())
                .toList();
    }

    private static List<Dependency> dependencies(String... profiles) throws Exception {
        Set<String> active = Set.copyOf(Arrays.asList(profiles));
        ModelBuildingRequest request = new DefaultModelBuildingRequest();
        request.setPomFile(Path.of("..", "experiments-module", "pom.xml").toRealPath().toFile());
        request.setSystemProperties(System.getProperties());
        request.setActiveProfileIds(active.stream().filter(id -> !id.isEmpty()).toList());
        // This machine's own would be active.
        request.setInactiveProfileIds(
                PLATFORMS.stream().filter(id -> !active.contains(id)).toList());
        request.setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL);
        request.setModelResolver(new LocalPoms());
        return new DefaultModelBuilderFactory()
                .newInstance()
                .build(request)
                .getEffectiveModel()
                .getDependencies();
    }

    /**
     * The POMs of the local repository: the bills of materials that the parent imports. Maven's own
     * interface has the deprecated type.
     */
    @SuppressWarnings("deprecation")
    private static final class LocalPoms implements ModelResolver {
        private static final Path REPOSITORY =
                Path.of(
                        Optional.ofNullable(System.getProperty("maven.repo.local"))
                                .or(
                                        () ->
                                                Optional.ofNullable(
                                                        System.getProperty("localRepository")))
                                .orElse(System.getProperty("user.home") + "/.m2/repository"));

        @Override
        public ModelSource resolveModel(String group, String artifact, String version) {
            return new FileModelSource(
                    REPOSITORY
                            .resolve(group.replace('.', '/'))
                            .resolve(artifact)
                            .resolve(version)
                            .resolve("%s-%s.pom".formatted(artifact, version))
                            .toFile());
        }

        @Override
        public ModelSource resolveModel(Parent parent) {
            return resolveModel(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
        }

        @Override
        public ModelSource resolveModel(Dependency bill) {
            return resolveModel(bill.getGroupId(), bill.getArtifactId(), bill.getVersion());
        }

        @Override
        public void addRepository(Repository repository) {}

        @Override
        public void addRepository(Repository repository, boolean replace) {}

        @Override
        public ModelResolver newCopy() {
            return this;
        }
    }
}
