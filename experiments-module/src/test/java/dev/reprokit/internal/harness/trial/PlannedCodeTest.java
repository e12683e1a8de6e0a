package dev.reprokit.internal.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.cache.CodeDigest;
import dev.reprokit.internal.cache.References;
import dev.reprokit.internal.file.Sha256;
import dev.reprokit.internal.harness.TestPlan;
import dev.reprokit.paper.researchlog.LrnRemoval;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which code of the harness is part of the key of a trial that trains a network. */
class PlannedCodeTest {
    private static final String COMPUTING =
            "dev/reprokit/(feature|kernel|linalg|nn|paper|probe|random|training)/.*";

    private PlannedCode code;
    private Set<String> counting;

    @BeforeEach
    void findTheCodeOfAnExperiment() throws IOException {
        code = PlannedCode.of(TestPlan.of("any").plan().dependencies());
        counting = code.of(new LrnRemoval()).keySet();
    }

    @Test
    void whatComputesAndWritesNumbersCounts() {
        assertThat(counting)
                .contains(
                        "class dev/reprokit/paper/researchlog/LrnRemoval",
                        "class dev/reprokit/nn/AlexNet",
                        "class dev/reprokit/training/ClassificationRun",
                        "class dev/reprokit/random/RandomStream",
                        "class dev/reprokit/internal/harness/trial/RunningTrial",
                        "class dev/reprokit/internal/harness/trial/CheckpointFile",
                        "class dev/reprokit/internal/file/MetricsCsv",
                        "class dev/reprokit/internal/file/RightAnswersFile",
                        "class dev/reprokit/internal/harness/machine/EngineSettings",
                        "class dev/reprokit/internal/harness/machine/LibTorchSwitches",
                        "class dev/reprokit/internal/harness/machine/TrialThreads");
    }

    @Test
    void theSearchForDevicesAndTheKeepingOfFilesDoNotCount() {
        assertThat(counting)
                .filteredOn(name -> name.startsWith("class dev/reprokit/internal/harness/machine/"))
                .hasSize(3);
        assertThat(counting)
                .noneMatch(name -> name.startsWith("class dev/reprokit/internal/cache/"))
                .noneMatch(name -> name.startsWith("class dev/reprokit/internal/process/"))
                .noneMatch(name -> name.startsWith("class dev/reprokit/internal/file/AtomicFile"))
                .noneMatch(name -> name.startsWith("class dev/reprokit/internal/file/FolderLock"))
                .noneMatch(name -> name.startsWith("class dev/reprokit/record/run/Event"));
    }

    @Test
    void whatComputesNeedsNothingThatDoesNotCount() {
        Set<String> uncounted =
                PlannedCode.UNCOUNTED.stream()
                        .filter(type -> type != Sha256.class)
                        .map(Type::getInternalName)
                        .collect(Collectors.toSet());
        List<String> computing =
                counting.stream()
                        .filter(name -> name.matches("class " + COMPUTING))
                        .map(name -> name.substring("class ".length()))
                        .toList();

        assertThat(computing).hasSizeGreaterThan(20);
        assertThat(computing)
                .allSatisfy(
                        name ->
                                assertThat(references(name))
                                        .doesNotContainAnyElementsOf(uncounted));
    }

    private Set<String> references(String name) {
        ClassNode read = new ClassNode();
        new ClassReader(code.code().classFile(name).orElseThrow()).accept(read, 0);
        return read.methods.stream()
                .flatMap(method -> References.of(method).classes().stream())
                .collect(Collectors.toSet());
    }

    @Test
    void whatDoesNotCountReachesNothingThatComputes() throws IOException {
        for (Class<?> uncounted : PlannedCode.UNCOUNTED) {
            assertThat(CodeDigest.of(code.code(), List.of(uncounted.getName())).keySet())
                    .as(uncounted.getSimpleName())
                    .noneMatch(name -> name.matches("class " + COMPUTING));
        }
    }
}
