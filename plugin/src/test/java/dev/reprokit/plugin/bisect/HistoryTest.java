package dev.reprokit.plugin.bisect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class HistoryTest {
    @TempDir private Path folder;
    private Repository repository;
    private String first;
    private String last;

    /** One, two, then a branch with two commits that is merged, then three. */
    @BeforeEach
    void commit() throws Exception {
        repository = new Repository(folder);
        first = repository.commit("file", "one");
        repository.git.run("tag", "v1");
        repository.commit("file", "two");
        repository.git.run("checkout", "--quiet", "-b", "side");
        repository.commit("other", "a");
        repository.commit("other", "b");
        repository.git.run("checkout", "--quiet", "main");
        repository.git.run("merge", "--quiet", "--no-ff", "-m", "merge", "side");
        last = repository.commit("file", "three");
    }

    @Test
    void followsFirstParentsFromOldToNew() throws Exception {
        History history = History.between(repository.git, "v1", "HEAD");

        assertThat(history.commits())
                .extracting(Commit::subject)
                .containsExactly("file: one", "file: two", "merge", "file: three");
        assertThat(history.at(0).id()).isEqualTo(first);
        assertThat(history.at(history.last()).id()).isEqualTo(last);
        assertThat(history.at(1).inWords())
                .matches("[0-9a-f]{10} \\(\\d{4}-\\d\\d-\\d\\d\\) file: two");
    }

    @Test
    void refusesWhatIsNoCommit() {
        assertThatThrownBy(() -> History.between(repository.git, "v2", "HEAD"))
                .isInstanceOf(BisectionException.class)
                .hasMessage("-Drepro.bisect.good=v2: there is no such commit here");
        assertThatThrownBy(() -> History.between(repository.git, "v1", "--all"))
                .isInstanceOf(BisectionException.class)
                .hasMessageStartingWith("-Drepro.bisect.bad=--all: there is no such commit");
    }

    @Test
    void saysThatAShallowCloneKnowsTooLittle(@TempDir Path clones) throws Exception {
        repository.git.run(
                "clone",
                "--quiet",
                "--depth=1",
                repository.folder.toUri().toString(),
                clones.resolve("clone").toString());

        assertThatThrownBy(() -> History.between(new Git(clones.resolve("clone")), first, "HEAD"))
                .isInstanceOf(BisectionException.class)
                .hasMessageEndingWith("the history is cut off, git fetch --unshallow gets it");
    }

    @Test
    void refusesAGoodCommitThatDoesNotPrecede() {
        assertThatThrownBy(() -> History.between(repository.git, "HEAD", "v1"))
                .isInstanceOf(BisectionException.class)
                .hasMessage(
                        "-Drepro.bisect.good=HEAD is no ancestor of -Drepro.bisect.bad=v1, but the"
                                + " other way round");
    }

    @Test
    void refusesTheSameCommitTwice() {
        assertThatThrownBy(() -> History.between(repository.git, "HEAD", "main"))
                .isInstanceOf(BisectionException.class)
                .hasMessageEndingWith("are the same commit");
    }
}
