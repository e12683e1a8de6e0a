package dev.reprokit.internal.harness;

import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.CachePolicy;
import dev.reprokit.record.run.Dependency;
import dev.reprokit.record.run.Look;
import dev.reprokit.record.run.Numerics;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Seeds;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** A plan with every choice made, to change one choice of. */
public final class TestPlan {
    private final String experiment;
    private String runId = "run-1";
    private String dataset;
    private Path dataDirectory;
    private String device = "cpu";
    private Integer seeds;
    private long firstSeed = 1;
    private List<Long> listed = List.of();
    private Look look = Look.NONE;
    private Path imported;
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
                    false,
                    1L << 30);

    private TestPlan(String experiment) {
        this.experiment = experiment;
    }

    public static TestPlan of(String experiment) {
        return new TestPlan(experiment);
    }

    public TestPlan on(String id, Path directory) {
        dataset = id;
        dataDirectory = directory;
        return this;
    }

    public TestPlan device(String wanted) {
        device = wanted;
        return this;
    }

    public TestPlan seeds(int count) {
        seeds = count;
        return this;
    }

    public TestPlan firstSeed(long seed) {
        firstSeed = seed;
        return this;
    }

    /** Seeds in no steps of 1. */
    TestPlan seeds(Long... list) {
        listed = List.of(list);
        return this;
    }

    /** Runs some conditions only. */
    public TestPlan conditions(String... ids) {
        look = new Look(List.of(ids), look.overrides());
        return this;
    }

    /** Replaces a number of the design. */
    TestPlan override(String name, int number) {
        SortedMap<String, Integer> numbers = new TreeMap<>(look.overrides());
        numbers.put(name, number);
        look = new Look(look.conditions(), numbers);
        return this;
    }

    TestPlan imported(Path runs) {
        imported = runs;
        return this;
    }

    public TestPlan parallel(String trials) {
        parallel = trials;
        return this;
    }

    TestPlan numerics(Numerics how) {
        numerics = how;
        return this;
    }

    public TestPlan projectDirectory(Path directory) {
        projectDirectory = directory;
        return this;
    }

    public TestPlan rerun() {
        cache = new CachePolicy(cache.directory(), true, false, cache.maxBytes());
        return this;
    }

    public TestPlan anyMachine() {
        cache = new CachePolicy(cache.directory(), false, true, cache.maxBytes());
        return this;
    }

    TestPlan cacheBytes(long most) {
        cache = new CachePolicy(cache.directory(), cache.rerun(), false, most);
        return this;
    }

    public TestPlan runId(String id) {
        runId = id;
        return this;
    }

    /** The jars of this JVM's class path. */
    /** {@return the jars of the class path that are no code of ReproKit's} */
    private static List<Dependency> libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(element -> element.endsWith(".jar"))
                .filter(jar -> !Path.of(jar).getFileName().toString().startsWith("repro-"))
                .map(jar -> new Dependency("org.example:" + Path.of(jar).getFileName(), jar, "1"))
                .toList();
    }

    public TestPlan cache(Path directory) {
        cache = new CachePolicy(directory.toString(), false, false, 1L << 30);
        return this;
    }

    public TestPlan scale(Scale wanted) {
        scale = wanted;
        return this;
    }

    public Plan plan() {
        return new Plan(
                runId,
                experiment,
                scale,
                dataset,
                dataDirectory == null ? null : dataDirectory.toString(),
                false,
                device,
                listed.isEmpty() ? Seeds.counted(seeds, firstSeed) : Seeds.of(listed),
                look,
                imported == null ? null : imported.toString(),
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
