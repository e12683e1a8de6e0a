package dev.reprokit.plugin.bisect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.file.CacheFolder;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class WorktreeTest {
    @TempDir private Path folder;
    private Repository repository;
    private Path place;
    private Commit old;
    private List<String> before;

    @BeforeEach
    void commit() throws Exception {
        repository = new Repository(folder);
        repository.commit(".gitignore", "target\n");
        old = new Commit(repository.commit("file", "old"), "", "");
        repository.commit("file", "new");
        Files.writeString(repository.folder.resolve("file"), "not committed");
        place = repository.folder.resolve("target/repro/bisect/worktree");
        before = repository.state();
    }

    @Test
    void hasTheFilesOfTheCommitAndLeavesNothingBehind() throws Exception {
        try (Worktree worktree = Worktree.of(repository.git, place, old)) {
            assertThat(worktree.folder().resolve("file")).hasContent("old");
            Files.writeString(worktree.folder().resolve("file"), "changed by a build");
            Files.writeString(worktree.folder().resolve("made"), "by a build");
        }

        assertThat(place).doesNotExist();
        assertThat(repository.state()).isEqualTo(before);
        assertThat(repository.folder.resolve("file")).hasContent("not committed");
    }

    @Test
    void takesThePlaceOfOneThatAKilledSearchLeft() throws Exception {
        Worktree.of(repository.git, place, old);

        Worktree.of(repository.git, place, old).close();

        assertThat(repository.state()).isEqualTo(before);
    }

    @Test
    void takesThePlaceOfOneWhoseFolderIsGone() throws Exception {
        Worktree.of(repository.git, place, old);
        CacheFolder.delete(repository.folder.resolve("target"));

        Worktree.of(repository.git, place, old).close();

        assertThat(repository.state()).isEqualTo(before);
    }

    @Test
    void takesThePlaceOfAFolderThatGitDoesNotKnow() throws Exception {
        Files.createDirectories(place);
        Files.writeString(place.resolve("left"), "by somebody");

        try (Worktree worktree = Worktree.of(repository.git, place, old)) {
            assertThat(worktree.folder().resolve("left")).doesNotExist();
        }
    }
}
