package dev.reprokit.plugin.attempt;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.process.TriedRun;
import dev.reprokit.internal.process.TryFolder;
import dev.reprokit.internal.process.TryPlan;
import dev.reprokit.plugin.fork.HarnessException;
import dev.reprokit.plugin.fork.HarnessProcess;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;

import org.apache.maven.plugin.logging.Log;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Runs a command once to see what it reports, then as an experiment with several seeds.
 *
 * @param command the command
 * @param written the file that is to define it
 * @param harness runs it
 * @param runFolder gets its results
 * @param log gets what was found
 */
public record Attempt(
        TriedCommand command,
        WrittenDefinition written,
        HarnessProcess harness,
        Path runFolder,
        Log log) {

    /**
     * Makes the attempt.
     *
     * @param plan the plan of all seeds
     * @throws HarnessException if the command fails or reports nothing; the message says why
     * @throws IOException if a file cannot be read or written
     */
    public void make(Plan plan) throws HarnessException, IOException {
        long seed = plan.seeds().all(1).get(0);
        TriedRun first = once(plan, seed);
        written.take(TryFolder.in(runFolder).definition(command.experiment()));
        harness.run(plan, new ExperimentFolder(runFolder.resolve(command.experiment())), null);
        Run run =
                RunFolder.read(runFolder)
                        .run(command.experiment())
                        .orElseThrow(() -> new IOException("there are no results"));
        TriedSeeds seeds = TriedSeeds.of(run.results(), first);
        if (seeds.last().isEmpty()) {
            throw new HarnessException(
                    "no seed has finished\n" + String.join("\n", seeds.failures()));
        }
        seeds.failures().forEach(log::warn);
        seeds.spread().lines().forEach(log::info);
        seeds.spread().suspicion().ifPresent(log::warn);
        seeds.differences(seed)
                .ifPresentOrElse(
                        log::warn,
                        () ->
                                log.info(
                                        "Seed %s ran twice, with the same values to the last bit."
                                                .formatted(seed)));
    }

    private TriedRun once(Plan plan, long seed) throws HarnessException, IOException {
        TryFolder folder = TryFolder.in(runFolder);
        log.info(
                "%s: runs once with seed %s, to see what it reports, then with every seed; its output: %s"
                        .formatted(
                                command.experiment(), seed, folder.path().resolve("output.log")));
        harness.attempt(
                new TryPlan(
                        plan.runId(),
                        command.experiment(),
                        command.words(),
                        command.folder().toString(),
                        plan.dataDirectory(),
                        seed,
                        command.epochs()),
                folder);
        TriedRun first = JsonFile.read(folder.tried(), TriedRun.class);
        first.leftOut().forEach(phrase -> log.info("Left out: " + phrase));
        log.info("Inputs, which decide whether a trial runs again: " + first.inputs());
        return first;
    }
}
