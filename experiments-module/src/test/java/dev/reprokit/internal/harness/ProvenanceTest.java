package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.harness.machine.CommandOutput;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Numerics;
import dev.reprokit.record.run.Provenance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class ProvenanceTest {
    @TempDir private Path temp;

    @Test
    void everythingIsWrittenDown() throws IOException {
        Instant before = Instant.now();

        Provenance provenance =
                provenanceOf(TestPlan.of("fake-training").seeds(2).firstSeed(5).parallel("2"));

        assertThat(provenance.runId()).isEqualTo("run-1");
        assertThat(provenance.command()).isEqualTo("mvn verify");
        assertThat(Instant.parse(provenance.startedAt()))
                .isBetween(before.minusSeconds(1), Instant.now());
        assertThat(provenance.wallSeconds()).isPositive();
        assertThat(provenance.versions())
                .containsOnlyKeys("ReproKit", "DJL", "PyTorch", "JDK", "OS")
                .allSatisfy((name, version) -> assertThat(version).containsPattern("[0-9]"));
        assertThat(provenance.versions().get("ReproKit")).doesNotContain("${");
        assertThat(provenance.device()).startsWith("CPU, ").contains("cores");
        assertThat(provenance.cpuCapability()).isNotBlank();
        assertThat(provenance.numerics()).isEqualTo(Numerics.DEFAULT);
        assertThat(provenance.threadsPerTrial()).isEqualTo(1);
        assertThat(provenance.trialsAtOnce()).isEqualTo(2);
        assertThat(provenance.seeds()).containsExactly(5L, 6L);
        assertThat(provenance.dataset()).isEqualTo("synthetic");
        assertThat(provenance.dataDigests())
                .isNotEmpty()
                .allSatisfy((part, digest) -> assertThat(digest).matches("[0-9a-f]{64}"));
        assertThat(provenance.dependencies())
                .isNotEmpty()
                .allMatch(jar -> jar.startsWith("org.example:"));
        assertThat(provenance.codeDigest()).isEqualTo("0123abcd");
    }

    @Test
    void anExperimentMayBringItsOwnData() throws IOException {
        Provenance provenance = provenanceOf(TestPlan.of("fake-pure-java"));

        assertThat(provenance.dataset()).isEqualTo("the experiment's own");
        assertThat(provenance.dataDigests()).isEmpty();
    }

    @Test
    void aFolderOutsideGitHasNoCommit() throws IOException {
        Path plain = Files.createDirectories(temp.resolve("plain"));

        Provenance provenance = provenanceOf(TestPlan.of("fake-pure-java").projectDirectory(plain));

        assertThat(provenance.gitCommit()).isEqualTo("unknown");
        assertThat(provenance.gitDirty()).isNull();
    }

    @Test
    void aCommitIsNamedAndChangesSinceAreTold() throws IOException {
        Path project = Files.createDirectories(temp.resolve("project"));
        assumeTrue(git(project, "init", "--quiet").isPresent(), "git is installed");
        Path tracked = Files.writeString(project.resolve("tracked"), "committed");
        git(project, "add", "tracked");
        git(project, "-c", "user.name=n", "-c", "user.email=e", "commit", "-qm1");
        String head = git(project, "rev-parse", "HEAD").orElseThrow();

        Files.writeString(project.resolve("new-file"), "not tracked, like a cache in the checkout");
        // Its contents are as committed; a git that takes locks would write its new time down.
        Files.setLastModifiedTime(tracked, FileTime.fromMillis(0));
        byte[] index = Files.readAllBytes(project.resolve(".git/index"));
        Provenance clean = provenanceOf(TestPlan.of("fake-pure-java").projectDirectory(project));
        assertThat(project.resolve(".git/index")).hasBinaryContent(index);
        Files.writeString(tracked, "not committed");
        Provenance dirty = provenanceOf(TestPlan.of("fake-pure-java").projectDirectory(project));

        assertThat(clean.gitCommit()).isEqualTo(head).matches("[0-9a-f]{40}");
        assertThat(clean.gitDirty()).isFalse();
        assertThat(dirty.gitCommit()).isEqualTo(head);
        assertThat(dirty.gitDirty()).isTrue();
    }

    private static Optional<String> git(Path directory, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", directory.toString()));
        command.addAll(List.of(arguments));
        return CommandOutput.of(command);
    }

    private Provenance provenanceOf(TestPlan plan) throws IOException {
        ExperimentFolder folder =
                new ExperimentFolder(Files.createDirectories(temp.resolve("run")));
        assertThat(HarnessMain.run(plan.plan(), folder)).isZero();
        return JsonFile.read(folder.provenance(), Provenance.class);
    }
}
