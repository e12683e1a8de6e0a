package dev.reprokit.plugin.bisect;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The commits from a good one to a bad one, oldest first. Only first parents count: a merge stands
 * for its whole branch.
 *
 * @param commits at least two; the first is the good one, the last is the bad one
 */
record History(List<Commit> commits) {
    private static final String FORMAT = "--format=%H%x1f%aI%x1f%s";

    /**
     * Reads a history.
     *
     * @param git the repository
     * @param good any name of a commit
     * @param bad any name of a commit
     * @return the history between the two
     * @throws BisectionException if one is no commit, or the good one is no ancestor of the bad one
     * @throws IOException if git fails
     * @throws InterruptedException if the build is to end
     */
    static History between(Git git, String good, String bad)
            throws BisectionException, IOException, InterruptedException {
        String from = commit(git, "good", good);
        String to = commit(git, "bad", bad);
        if (from.equals(to)) {
            throw new BisectionException(
                    "-Drepro.bisect.good=%s and -Drepro.bisect.bad=%s are the same commit"
                            .formatted(good, bad));
        }
        if (!git.test("merge-base", "--is-ancestor", from, to)) {
            throw new BisectionException(
                    "-Drepro.bisect.good=%s is no ancestor of -Drepro.bisect.bad=%s%s"
                            .formatted(
                                    good,
                                    bad,
                                    git.test("merge-base", "--is-ancestor", to, from)
                                            ? ", but the other way round"
                                            : ""));
        }
        String between =
                git.run("log", "--first-parent", "--reverse", FORMAT, from + ".." + to, "--");
        return new History(
                Stream.concat(Stream.of(git.run("log", "-1", FORMAT, from, "--")), between.lines())
                        .map(History::parse)
                        .toList());
    }

    private static String commit(Git git, String name, String value)
            throws BisectionException, IOException, InterruptedException {
        if (value.startsWith("-")
                || !git.test("rev-parse", "--verify", "--quiet", value + "^{commit}")) {
            throw new BisectionException(
                    "-Drepro.bisect.%s=%s: there is no such commit here%s"
                            .formatted(
                                    name,
                                    value,
                                    git.run("rev-parse", "--is-shallow-repository").equals("true")
                                            ? "; the history is cut off, git fetch --unshallow gets it"
                                            : ""));
        }
        return git.run("rev-parse", "--verify", "--quiet", value + "^{commit}");
    }

    private static Commit parse(String line) {
        List<String> parts = Arrays.asList(line.split("\u001f", 3));
        return new Commit(parts.get(0), parts.get(1), parts.get(2));
    }

    /** {@return the commit at a place; 0 is the good one} */
    Commit at(int place) {
        return commits.get(place);
    }

    /** {@return the place of the bad commit} */
    int last() {
        return commits.size() - 1;
    }
}
