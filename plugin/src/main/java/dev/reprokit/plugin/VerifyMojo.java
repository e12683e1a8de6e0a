package dev.reprokit.plugin;

import dev.reprokit.bundle.BundleException;
import dev.reprokit.bundle.OpenedBundle;
import dev.reprokit.bundle.TrialDraw;
import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.plugin.parameter.ParameterCheck;
import dev.reprokit.plugin.parameter.Settings;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
                        "how many trials run again, all or none");
        Integer seed =
                verifySeed == null
                        ? Integer.valueOf(ThreadLocalRandom.current().nextInt(1_000_000))
                        : check.wholeNumber("verify.seed", verifySeed, 0);
        Path zip = bundle.toPath().toAbsolutePath().normalize();
        if (!Files.isRegularFile(zip)) {
            check.problem(
                    "-Drepro.bundle=%s: there is no such file; the goal repro:bundle writes one"
                            .formatted(zip));
        }
        check.rejectBad();
        reproduceIn(
                FOLDER,
                settings,
                reproduction -> verify(reproduction, settings, zip, trials(number), seed));
    }

    private static int trials(String number) {
        return switch (number) {
            case "all" -> Integer.MAX_VALUE;
            case "none" -> 0;
            default -> Integer.parseInt(number);
        };
    }

    private void verify(
            Reproduction reproduction, Settings settings, Path zip, int trials, int seed)
            throws MojoExecutionException, MojoFailureException {
        Path folder = settings.outputDirectory().resolve(FOLDER);
        try {
            // The lock's file stays.
            Path runs = folder.resolve("runs");
            Path opened = folder.resolve("opened");
            CacheFolder.delete(runs);
            CacheFolder.delete(opened);
            OpenedBundle evidence = OpenedBundle.open(zip, opened, execution.getVersion());
            TrialDraw draw = TrialDraw.of(evidence.runs().runs(), trials, seed);
            getLog().info(
                            "%s: %s of %s trials run again, drawn with -Drepro.verify.seed=%s"
                                    .formatted(
                                            zip.getFileName(),
                                            draw.drawn().size(),
                                            draw.from(),
                                            seed));
            reproduction.verify(evidence, draw, runs);
        } catch (BundleException e) {
            throw new MojoFailureException(
                    "%s is no bundle whose parts belong together\n%s"
                            .formatted(zip, e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new MojoExecutionException("%s cannot be checked: %s".formatted(zip, e), e);
        }
    }
}
