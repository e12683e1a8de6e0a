package dev.reprokit.plugin;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.internal.text.Spelling;
import dev.reprokit.plugin.bisect.BisectionException;
import dev.reprokit.plugin.bisect.CommitSearch;
import dev.reprokit.plugin.bisect.MavenCommand;
import dev.reprokit.plugin.bisect.Question;
import dev.reprokit.plugin.parameter.ParameterCheck;
import dev.reprokit.plugin.parameter.Settings;
import dev.reprokit.plugin.project.Selection;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * Names the commit that changed a result: searches the commits between a good and a bad one, builds
 * each that it probes in a git worktree of its own, and runs one condition of one experiment there.
 * Adds seeds until chance explains less than 5 % over all probes. Uses the cache, so that a commit
 * which does not touch the experiment's code trains nothing. Goes on where a search was stopped,
 * and touches neither the working tree nor a branch.
 */
@Mojo(name = "bisect", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class BisectMojo extends AbstractExperimentMojo {
    /**
     * The full id of the experiment, e.g. {@code my-idea}: lower-case letters and digits, with
     * single hyphens between them. The goal {@code list} shows the ids that there are.
     */
    @Parameter(property = "repro.experiment")
    private String experiment;

    /** The commit whose result is good: an id, a tag or a branch. It must precede the bad one. */
    @Parameter(property = "repro.bisect.good")
    private String bisectGood;

    /** The commit whose result is bad: an id, a tag or a branch. */
    @Parameter(property = "repro.bisect.bad", defaultValue = "HEAD")
    private String bisectBad;

    /**
     * The id of the condition that is measured. It may be left out if the experiment has only one.
     */
    @Parameter(property = "repro.bisect.condition")
    private String bisectCondition;

    /**
     * The metric that changed, by its name in {@code metrics.csv}, e.g. {@code test_accuracy}. Its
     * value after the last epoch counts.
     */
    @Parameter(property = "repro.bisect.metric")
    private String bisectMetric;

    /** The goal {@code bisect}. */
    public BisectMojo() {}

    @Override
    void perform() throws MojoExecutionException, MojoFailureException {
        ParameterCheck check = new ParameterCheck();
        Settings settings = settings(List.of(), check);
        check.mistaken(session.getUserProperties(), "experiments", "experiment");
        check.mistaken(session.getUserProperties(), "conditions", "bisect.condition");
        check.matching("bisect.good", bisectGood, ".+", "a commit, e.g. the id of one, or a tag");
        check.matching("bisect.metric", bisectMetric, ".+", "a metric, e.g. test_accuracy");
        if (settings.seeds() != null && Objects.equals(settings.seeds().number(), 1)) {
            check.problem("-Drepro.seeds: with a single seed nobody knows what is chance");
        }
        check.rejectBad();
        reproduceIn("bisect", settings, reproduction -> search(settings, reproduction));
    }

    private void search(Settings settings, Reproduction reproduction)
            throws MojoExecutionException {
        Catalogue catalogue = reproduction.catalogue();
        String id = Selection.one(experiment, catalogue.ids());
        reproduction.rejectBroken(List.of(id));
        Catalogue.ScaleEntry work =
                catalogue.experiments().stream()
                        .filter(entry -> entry.id().equals(id))
                        .flatMap(entry -> entry.scales().stream())
                        .filter(entry -> entry.scale() == settings.scale())
                        .findFirst()
                        .orElseThrow();
        Integer seeds = settings.seeds().number();
        Question question =
                new Question(
                        bisectGood,
                        bisectBad,
                        id,
                        condition(work.conditions()),
                        bisectMetric,
                        seeds == null ? Math.max(2, work.seeds()) : seeds,
                        settings);
        try {
            new CommitSearch(
                            question,
                            MavenCommand.of(session),
                            goals(),
                            new BaselineFolder(baselineDirectory.toPath()),
                            getLog())
                    .in(project.getBasedir().toPath());
        } catch (BisectionException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException("The search was stopped: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException(
                    "Interrupted. What is measured is kept: the same command goes on from there.",
                    e);
        }
    }

    private String condition(List<String> known) throws MojoExecutionException {
        if (bisectCondition == null && known.size() == 1) {
            return known.get(0);
        }
        if (bisectCondition != null && known.contains(bisectCondition)) {
            return bisectCondition;
        }
        throw new MojoExecutionException(
                "-Drepro.bisect.condition=%s: legal is one condition%s; there are: %s"
                        .formatted(
                                Objects.requireNonNullElse(bisectCondition, ""),
                                bisectCondition == null
                                        ? ""
                                        : Spelling.didYouMean(bisectCondition, known),
                                String.join(", ", known)));
    }

    /**
     * Says how a commit is built and run. The plugin's own checkout builds the plugin, too, which
     * is there in the phase to which its POM binds the goal {@code run}; every other project names
     * the plugin, in the version of its POM at that commit.
     */
    private List<String> goals() {
        PluginDescriptor plugin = execution.getMojoDescriptor().getPluginDescriptor();
        return project.getGroupId().equals(plugin.getGroupId())
                ? List.of("integration-test")
                : List.of(
                        "process-classes",
                        "%s:%s:run".formatted(plugin.getGroupId(), plugin.getArtifactId()));
    }
}
