package dev.reprokit.plugin;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.plugin.parameter.BuildBudget;
import dev.reprokit.plugin.parameter.ParameterCheck;
import dev.reprokit.plugin.parameter.Settings;

import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.codehaus.plexus.util.xml.Xpp3Dom;

import java.util.Objects;
import java.util.Set;

/**
 * Runs the selected experiments, each in a JVM of its own. That JVM trains, then judges the claims
 * from the files that it has written, and writes the verdicts last. Then runs fresh seeds of those
 * conditions that differ suspiciously from a baseline which holds seeds back. Never fails the build
 * for a verdict; the goal {@code check} does. If an experiment cannot be run, all others run first.
 * Then {@code check} fails the build after the report and the other verdicts, or this goal does if
 * no {@code check} follows.
 */
@Mojo(
        name = "run",
        defaultPhase = LifecyclePhase.INTEGRATION_TEST,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class RunMojo extends AbstractSelectionMojo {
    private static final Set<String> PHASES_WITH_CHECK = Set.of("verify", "install", "deploy");

    /**
     * Whether fresh seeds are run where results may differ from the baseline: {@code auto}, if the
     * baseline holds back seeds to compare them with, or {@code never}. Nothing runs where nothing
     * differs.
     */
    @Parameter(property = "repro.confirm", defaultValue = "auto")
    private String confirm;

    /**
     * The time that all runs of this build may take together, counted from its start, e.g. {@code
     * 6h} or {@code 1h30m}. Then trials stop after their last finished epoch, and the build
     * succeeds. An experiment of which seeds are missing is undecided yet, and the same command
     * goes on. By default runs take as long as they take.
     */
    @Parameter(property = "repro.budget")
    private String budget;

    /**
     * The consequence of a call in an experiment's code that walks into a trap, which is something
     * that a library does with valid input and one would not guess: {@code warn}, the log names it;
     * {@code fail}, the build fails before anything is trained; or {@code off}. The report names it
     * in any case.
     */
    @Parameter(property = "repro.traps", defaultValue = "warn")
    private String traps;

    /** The goal {@code run}. */
    public RunMojo() {}

    @Override
    boolean judgesImported() {
        return true;
    }

    @Override
    void perform() throws MojoExecutionException, MojoFailureException {
        ParameterCheck check = new ParameterCheck();
        Settings settings = settings(selection(check), check);
        boolean confirms = check.confirms(confirm);
        BuildBudget time = budget(budget, check);
        String policy = check.oneOf("traps", traps, TrapPolicy.ids());
        check.rejectBad();
        reproduceAlone(
                settings, reproduction -> run(reproduction, confirms, time, TrapPolicy.of(policy)));
    }

    private void run(
            Reproduction reproduction, boolean confirms, BuildBudget time, TrapPolicy policy)
            throws MojoExecutionException, MojoFailureException {
        reproduction.begin();
        reproduction.applyToTraps(policy);
        try {
            reproduction.run(
                    reproduction.plans(),
                    confirms ? new BaselineFolder(baselineDirectory.toPath()) : null,
                    time);
        } catch (MojoExecutionException e) {
            if (!checkFollows()) {
                throw e;
            }
            getLog().error(e.getMessage());
        }
    }

    private boolean checkFollows() {
        return execution.getSource() == MojoExecution.Source.LIFECYCLE
                && session.getGoals().stream().anyMatch(PHASES_WITH_CHECK::contains)
                && execution.getPlugin().getExecutions().stream()
                        .anyMatch(configured -> judges(configured, own()));
    }

    /**
     * Decides whether {@code check} of one execution judges what another one runs. In another phase
     * it may not be reached, and with another selection it judges other experiments.
     */
    static boolean judges(PluginExecution configured, PluginExecution run) {
        return configured.getGoals().contains("check")
                && (configured.getPhase() == null || configured.getPhase().equals("verify"))
                && Objects.equals(selection(configured), selection(run));
    }

    private PluginExecution own() {
        return execution.getPlugin().getExecutionsAsMap().get(execution.getExecutionId());
    }

    private static String selection(PluginExecution configured) {
        return configured.getConfiguration() instanceof Xpp3Dom parameters
                        && parameters.getChild("experiments") != null
                ? parameters.getChild("experiments").getValue()
                : null;
    }
}
