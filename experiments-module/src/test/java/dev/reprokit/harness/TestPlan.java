package dev.reprokit.harness;

import dev.reprokit.record.CachePolicy;
import dev.reprokit.record.Dependency;
import dev.reprokit.record.Numerics;
import dev.reprokit.record.Plan;
import dev.reprokit.record.Scale;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** A plan with every choice made, to change one choice of. */
final class TestPlan {
    private final String experiment;
    private String runId = "run-1";
    private String dataset;
    private Path dataDirectory;
    private String device = "cpu";
    private Integer seeds;
    private long firstSeed = 1;
    private String parallel = "1";
    private Numerics numerics = Numerics.DEFAULT;
    private Scale scale = Scale.SMOKE;
    private Path projectDirectory = Path.of(".");
    private CachePolicy cache =
            new CachePolicy(
                    Path.of("target", "test-cache", UUID.randomUUID().toString())
                            .toAbsolutePath()
                            .toString(),
                    false,
                    1L << 30);

    private TestPlan(String experiment) {
        this.experiment = experiment;
    }

    static TestPlan of(String experiment) {
        return new TestPlan(experiment);
    }

    TestPlan on(String id, Path directory) {
        dataset = id;
        dataDirectory = directory;
        return this;
    }

    TestPlan device(String wanted) {
        device = wanted;
        return this;
    }

    TestPlan seeds(int count) {
        seeds = count;
        return this;
    }

    TestPlan firstSeed(long seed) {
        firstSeed = seed;
        return this;
    }

    TestPlan parallel(String trials) {
        parallel = trials;
        return this;
    }

    TestPlan numerics(Numerics how) {
        numerics = how;
        return this;
    }

    TestPlan projectDirectory(Path directory) {
        projectDirectory = directory;
        return this;
    }

    TestPlan rerun() {
        cache = new CachePolicy(cache.directory(), true, cache.maxBytes());
        return this;
    }

    TestPlan cacheBytes(long most) {
        cache = new CachePolicy(cache.directory(), cache.rerun(), most);
        return this;
    }

    TestPlan runId(String id) {
        runId = id;
        return this;
    }

    /** The jars of this JVM's class path. */
    private static List<Dependency> libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(element -> element.endsWith(".jar"))
                .map(jar -> new Dependency("org.example:" + Path.of(jar).getFileName(), jar, "1"))
                .toList();
    }

    TestPlan cache(Path directory) {
        cache = new CachePolicy(directory.toString(), false, 1L << 30);
        return this;
    }

    TestPlan scale(Scale wanted) {
        scale = wanted;
        return this;
    }

    Plan plan() {
        return new Plan(
                runId,
                experiment,
                scale,
                dataset,
                dataDirectory == null ? null : dataDirectory.toString(),
                false,
                device,
                seeds,
                firstSeed,
                Plan.LOCAL,
                parallel,
                numerics,
                cache,
                projectDirectory.toString(),
                "mvn verify",
                "0123abcd",
                libraries());
    }
}
