package dev.reprokit.bundle;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.record.run.Dependency;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.report.SampleRun;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A bundle of one made-up run of the experiment {@code e}: two conditions, three seeds. */
final class SampleBundle {
    static final Work WORK =
            new Work(
                    "org.example:study:1.0",
                    "A study",
                    "1.0",
                    "What it is.",
                    "https://example.org/study",
                    "https://example.org/study.git",
                    "0123456789abcdef0123456789abcdef01234567",
                    List.of(new Work.Author("Ada Lovelace", "Analytical Engines", null)),
                    List.of(new Work.Licence("Apache-2.0", "https://example.org/licence.txt")));

    static final String JAR = "ab".repeat(32);
    static final String NATIVE = "cd".repeat(32);

    private SampleBundle() {}

    /** Writes a run into an empty folder. */
    static BundleContents write(Path folder, String text, Verdict... verdicts) throws IOException {
        ExperimentFolder run =
                SampleRun.write(folder.resolve(BundleWriter.RUNS), "e", text, 2, verdicts);
        JsonFile.write(run.plan(), withDependencies(JsonFile.read(run.plan(), Plan.class)));
        return read(folder, WORK);
    }

    /** Reads the runs in a folder, as a bundle's documents get them. */
    static BundleContents read(Path folder, Work work) throws IOException {
        return new BundleContents(
                work, RunFolder.read(folder.resolve(BundleWriter.RUNS)), Manifest.list(folder));
    }

    private static Plan withDependencies(Plan plan) {
        return new Plan(
                plan.runId(),
                plan.experiment(),
                plan.scale(),
                plan.dataset(),
                plan.dataDirectory(),
                plan.download(),
                plan.device(),
                plan.seeds(),
                plan.look(),
                plan.imported(),
                plan.executor(),
                plan.parallel(),
                plan.numerics(),
                plan.cache(),
                plan.projectDirectory(),
                plan.command(),
                plan.codeDigest(),
                List.of(
                        new Dependency("ai.djl:api:0.32.0", "/home/ada/api.jar", JAR),
                        new Dependency("org.example:native:linux-x86_64:2+b", "/x/n.jar", NATIVE)));
    }
}
