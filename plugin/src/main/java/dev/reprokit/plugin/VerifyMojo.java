package dev.reprokit.plugin;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.ComparedRuns;
import dev.reprokit.bundle.BundleException;
import dev.reprokit.bundle.BundleWriter;
import dev.reprokit.bundle.OpenedBundle;
import dev.reprokit.bundle.TrialDraw;
import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.plugin.bisect.BisectionException;
import dev.reprokit.plugin.bisect.MavenCommand;
import dev.reprokit.plugin.bisect.NamedCode;
import dev.reprokit.plugin.parameter.ParameterCheck;
import dev.reprokit.plugin.parameter.Settings;
import dev.reprokit.plugin.verify.Verification;
import dev.reprokit.report.HtmlReport;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Checks a bundle of somebody's evidence with the code at hand: that all files have the digests of
 * its list and the documents say what the evidence says, that the verdicts follow from the metrics,
 * and that trials drawn at random give the same metrics when they run again, to the last bit on a
 * machine of the same kind, and within the spread between seeds on another. Says what that proves.
 * Fails the build if something is not as the bundle says. The goal reads no finished trials of the
 * cache.
 */
@Mojo(name = "verify", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class VerifyMojo extends AbstractExperimentMojo {
    private static final String FOLDER = "verify";
    private static final String NAMED = "named";
    private static final String HERE = "here";

    /** The bundle: the zip file that {@code bundle} writes and {@code verify} checks. */
    @Parameter(
            property = "repro.bundle",
            defaultValue =
                    "${project.build.directory}/${project.artifactId}-${project.version}-evidence.zip")
    private File bundle;

    /**
     * The number of trials that are drawn at random and run again; {@code all}, or {@code none}. Of
     * 28, one at least is made up with 95 % if one in ten is.
     */
    @Parameter(property = "repro.verify", defaultValue = "28")
    private String verify;

    /** The seed of the draw, to draw the same trials again. By default another one each time. */
    @Parameter(property = "repro.verify.seed")
    private String verifySeed;

    /**
     * The code that judges and runs again: {@code named}, the commit that the bundle names, which
     * is checked out and built apart where the code at hand is other code and the repository has
     * that commit; or {@code here}, the code at hand.
     */
    @Parameter(property = "repro.verify.code", defaultValue = "named")
    private String verifyCode;

    /** The goal {@code verify}. */
    public VerifyMojo() {}

    @Override
    void perform() throws MojoExecutionException, MojoFailureException {
        ParameterCheck check = new ParameterCheck();
        Settings settings = settings(List.of(), check);
        String number =
                check.matching(
                        "verify",
                        verify,
                        "all|none|[1-9]\\d{0,6}",
                        "a whole number from 1 (so many trials run again), all or none");
        Integer seed =
                verifySeed == null
                        ? Integer.valueOf(ThreadLocalRandom.current().nextInt(1_000_000))
                        : check.wholeNumber("verify.seed", verifySeed, 0);
        String code = check.oneOf("verify.code", verifyCode, List.of(NAMED, HERE));
        Path zip = bundle.toPath().toAbsolutePath().normalize();
        check.rejectBad();
        reproduceIn(
                FOLDER,
                settings,
                reproduction -> {
                    OpenedBundle evidence = open(zip, settings);
                    Verification here = reproduction.verification(folder(settings).resolve("runs"));
                    if (session.getProjects().size() > 1 && !here.hasAnyOf(evidence)) {
                        getLog().warn(
                                        "Not checked: the bundle has none of this module's experiments");
                    } else if (!NAMED.equals(code)
                            || here.hasCodeOf(evidence)
                            || !verifiesNamedCode(evidence, zip, number, seed, settings)) {
                        verify(reproduction, settings, evidence, trials(number), seed);
                    }
                });
    }

    private static int trials(String number) {
        return switch (number) {
            case "all" -> Integer.MAX_VALUE;
            case "none" -> 0;
            default -> Integer.parseInt(number);
        };
    }

    private OpenedBundle open(Path zip, Settings settings)
            throws MojoExecutionException, MojoFailureException {
        if (!Files.isRegularFile(zip)) {
            throw new MojoExecutionException(
                    "-Drepro.bundle=%s: there is no such file; the goal repro:bundle writes one"
                            .formatted(zip));
        }
        Path opened = folder(settings).resolve("opened");
        try {
            CacheFolder.delete(opened);
            OpenedBundle evidence = OpenedBundle.open(zip, opened, execution.getVersion());
            BaselineFolder baselines = new BaselineFolder(opened.resolve(BundleWriter.BASELINES));
            Path index =
                    new HtmlReport(evidence.runs(), ComparedRuns.of(evidence.runs(), baselines))
                            .write();
            getLog().info("The pages, drawn anew from the evidence: " + index.toUri());
            return evidence;
        } catch (BundleException e) {
            throw new MojoFailureException(
                    "%s is no bundle whose parts belong together\n%s"
                            .formatted(zip, e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new MojoExecutionException("%s cannot be read: %s".formatted(zip, e), e);
        }
    }

    private void verify(
            Reproduction reproduction,
            Settings settings,
            OpenedBundle evidence,
            int trials,
            int seed)
            throws MojoExecutionException, MojoFailureException {
        TrialDraw draw = TrialDraw.of(evidence.runs().runs(), trials, seed);
        if (!draw.drawn().isEmpty()) {
            getLog().info(
                            "%s of %s trials run again, drawn with -Drepro.verify.seed=%s"
                                    .formatted(draw.drawn().size(), draw.from(), seed));
        }
        reproduction.verify(evidence, draw, folder(settings).resolve("runs"));
    }

    /** {@return false if this project's repository does not have the commit of the bundle} */
    private boolean verifiesNamedCode(
            OpenedBundle evidence, Path zip, String number, int seed, Settings settings)
            throws MojoExecutionException, MojoFailureException {
        String commit = evidence.work().commit();
        Map<String, String> properties = new TreeMap<>();
        properties.put("repro.bundle", zip.toString());
        properties.put("repro.verify", number);
        properties.put("repro.verify.seed", String.valueOf(seed));
        properties.put("repro.verify.code", HERE);
        if (settings.dataDirectory() != null) {
            properties.put("repro.dataDirectory", settings.dataDirectory().toString());
        }
        try {
            NamedCode code =
                    new NamedCode(
                            MavenCommand.of(session),
                            project.getBasedir().toPath(),
                            folder(settings),
                            getLog());
            if (commit == null || !code.has(commit)) {
                return false;
            }
            if (!code.isTrusted(commit)) {
                throw new MojoExecutionException(
                        "The bundle is of commit %s, which has not led to what is checked out, and is not run on the word of a file. Check it out yourself, or take the code at hand with -Drepro.verify.code=here"
                                .formatted(commit));
            }
            getLog().info(
                            "The code at hand is not that of the bundle: commit %s is checked out and built apart"
                                    .formatted(commit));
            Optional<String> failure = code.take(commit, goals(), "verify", properties);
            if (failure.isPresent()) {
                throw new MojoFailureException(
                        "With the code of commit %s: %s".formatted(commit, failure.get()));
            }
            return true;
        } catch (BisectionException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "Commit %s could not be checked out: %s".formatted(commit, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("Interrupted", e);
        }
    }

    /** The plugin's own checkout has packed the plugin before it can take a goal of it. */
    private List<String> goals() {
        PluginDescriptor plugin = execution.getMojoDescriptor().getPluginDescriptor();
        return List.of(
                project.getGroupId().equals(plugin.getGroupId()) ? "package" : "process-classes",
                "%s:%s:%s:verify"
                        .formatted(
                                plugin.getGroupId(), plugin.getArtifactId(), plugin.getVersion()));
    }

    private static Path folder(Settings settings) {
        return settings.outputDirectory().resolve(FOLDER);
    }
}
