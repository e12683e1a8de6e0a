package dev.reprokit.harness;

import dev.reprokit.record.CachePolicy;
import dev.reprokit.record.Dependency;
import dev.reprokit.record.Numerics;
import dev.reprokit.record.Plan;
import dev.reprokit.record.Scale;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** A plan with every choice made, to change one choice of. */
final class TestPlan {
    private final String experiment;
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

    TestPlan cache(Path directory) {
        cache = new CachePolicy(directory.toString(), false, 1L << 30);
        return this;
    }

    TestPlan scale(Scale wanted) {
        scale = wanted;
        return this;
    }

    TestPlan rerun() {
        cache = new CachePolicy(cache.directory(), true, cache.maxBytes());
        return this;
    }

    Plan plan() {
        return new Plan(
                "run-1",
                experiment,
                scale,
                dataset,
                dataDirectory == null ? null : dataDirectory.toString(),
                false,
                device,
                seeds,
                firstSeed,
                parallel,
                numerics,
                cache,
                projectDirectory.toString(),
                "mvn verify",
                "0123abcd",
                List.of(new Dependency("org.example:example:1", "/example.jar", "digest")));
    }
}
