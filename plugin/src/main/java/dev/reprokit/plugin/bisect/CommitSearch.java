package dev.reprokit.plugin.bisect;

import dev.reprokit.baseline.BaselineFolder;

import org.apache.maven.plugin.logging.Log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A search in a project's repository.
 *
 * @param question what is asked
 * @param maven the Maven that runs now
 * @param goals phases and goals that build the project and run experiments
 * @param baselines the folder of the baselines, which name metrics
 * @param log gets the progress and the answer
 */
public record CommitSearch(
        Question question,
        MavenCommand maven,
        List<String> goals,
        BaselineFolder baselines,
        Log log) {

    /**
     * Searches. Neither the user's working tree nor a branch is touched.
     *
     * @param project the project's folder
     * @throws BisectionException if no commit can be named
     * @throws IOException if git fails, or a file cannot be read or written
     * @throws InterruptedException if the build is to end
     */
    public void in(Path project) throws BisectionException, IOException, InterruptedException {
        KnownMetrics.require(question, baselines);
        Path module = project.toRealPath();
        Git git = new Git(module);
        Path top = Path.of(git.run("rev-parse", "--show-toplevel")).toRealPath();
        History history = History.between(git, question.good(), question.bad());
        if (!git.run("status", "--porcelain", "--untracked-files=no").isEmpty()) {
            log.warn("There are changes that are not committed. They are no part of the search.");
        }
        log.info(
                "%s commits from %s on, to %s, by first parents: about %s probes"
                        .formatted(
                                history.last(),
                                history.at(0).shortId(),
                                history.at(history.last()).shortId(),
                                Bisection.probes(history.last())));
        CommitProbe.Build build =
                new CommitProbe.Build(git, maven, ModulePath.of(top, module), goals);
        SearchLog findings = new SearchLog(history, question, log);
        Path folder = question.settings().outputDirectory().resolve("bisect");
        try (CommitProbe probe = new CommitProbe(history, question, build, folder, log)) {
            log.info("Logs and values: " + probe.series());
            Suspects suspects =
                    new Bisection(history.last(), question.seeds(), probe, findings).search();
            findings.conclude(suspects, probe.work());
        }
    }
}
