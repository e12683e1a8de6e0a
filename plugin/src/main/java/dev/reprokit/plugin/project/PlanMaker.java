package dev.reprokit.plugin.project;

import dev.reprokit.internal.file.Sha256;
import dev.reprokit.plugin.parameter.Settings;
import dev.reprokit.record.run.Dependency;
import dev.reprokit.record.run.Look;
import dev.reprokit.record.run.Plan;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Turns settings into plans.
 *
 * @param settings the request of the user
 * @param projectDirectory the project's folder
 * @param command the command that the user typed
 * @param codeDigest SHA-256 over the class path
 * @param dependencies the libraries on it
 */
public record PlanMaker(
        Settings settings,
        Path projectDirectory,
        String command,
        String codeDigest,
        List<Dependency> dependencies) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /**
     * Returns a maker of plans for an experiment that may have files of its own.
     *
     * @param sources SHA-256 over the files that decide what a program computes; null if the class
     *     path holds all
     */
    public PlanMaker with(String sources) {
        return sources == null
                ? this
                : new PlanMaker(
                        settings,
                        projectDirectory,
                        command,
                        Sha256.of((codeDigest + sources).getBytes(StandardCharsets.UTF_8)),
                        dependencies);
    }

    /**
     * Makes a plan with a run id of its own.
     *
     * @param experiment the experiment's id
     * @param look its departures from the design
     */
    public Plan plan(String experiment, Look look) {
        return new Plan(
                "%s-%08x"
                        .formatted(
                                TIME.format(Instant.now()), ThreadLocalRandom.current().nextInt()),
                experiment,
                settings.scale(),
                settings.dataset(),
                Objects.toString(settings.dataDirectory(), null),
                settings.download(),
                settings.device(),
                settings.seeds(),
                look,
                Objects.toString(settings.imported(), null),
                settings.executor(),
                settings.parallel(),
                settings.numerics(),
                settings.cache(),
                projectDirectory.toString(),
                command,
                codeDigest,
                dependencies);
    }
}
