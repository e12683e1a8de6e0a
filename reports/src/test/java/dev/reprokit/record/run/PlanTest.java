package dev.reprokit.record.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.record.result.Scale;

import org.junit.jupiter.api.Test;

import java.util.List;

class PlanTest {
    private static final Plan PLAN =
            new Plan(
                    "r1",
                    "lrn-removal",
                    Scale.SMOKE,
                    null,
                    null,
                    false,
                    "cpu",
                    Seeds.counted(5, 1),
                    Look.NONE,
                    null,
                    Plan.LOCAL,
                    "auto",
                    Numerics.DEFAULT,
                    new CachePolicy("/cache", false, false, 1L << 30),
                    ".",
                    "mvn verify",
                    "digest",
                    List.of());

    @Test
    void executorResourcesAndFoldersMakeNoDifference() {
        Plan other =
                new Plan(
                        "r2",
                        "lrn-removal",
                        Scale.SMOKE,
                        null,
                        null,
                        true,
                        "cpu",
                        Seeds.counted(5, 1),
                        Look.NONE,
                        null,
                        Plan.SPARK,
                        "3",
                        Numerics.DEFAULT,
                        new CachePolicy("/cache", false, false, 1L << 30),
                        "/elsewhere",
                        "mvn repro:run",
                        "digest",
                        List.of(new Dependency("a:b:1", "/a.jar", "digest")));

        assertThat(PLAN.differencesFrom(other)).isEmpty();
    }

    @Test
    void aLookAnswersAnotherQuestion() {
        Plan look = LookedRun.with(LookedRun.LOOK, PLAN);

        assertThat(look.differencesFrom(PLAN))
                .containsExactly(
                        "departure from the design is limited to the condition with, epochs"
                                + " overridden to 3, wanted none");
        assertThat(PLAN.differencesFrom(look)).hasSize(1);
        assertThat(look.differencesFrom(look)).isEmpty();
    }

    @Test
    void importedRunsAnswerAnotherQuestion() {
        Plan imported = ImportedRun.of(PLAN);

        assertThat(imported.differencesFrom(PLAN))
                .containsExactly("folder of imported runs is /data/runs, wanted none");
        assertThat(PLAN.differencesFrom(imported)).hasSize(1);
        assertThat(imported.differencesFrom(imported)).isEmpty();
    }

    @Test
    void settingsThatChangeResultsAreNamed() {
        Plan wanted =
                new Plan(
                        "r1",
                        "random-labels",
                        Scale.REDUCED,
                        "cifar10",
                        "/data",
                        false,
                        "gpu",
                        Seeds.counted(null, 101),
                        Look.NONE,
                        null,
                        Plan.LOCAL,
                        "auto",
                        new Numerics(false, true, false),
                        new CachePolicy("/cache", false, false, 1L << 30),
                        ".",
                        "mvn verify",
                        "other",
                        List.of());

        assertThat(PLAN.differencesFrom(wanted))
                .containsExactly(
                        "experiment is lrn-removal, wanted random-labels",
                        "scale is smoke, wanted reduced",
                        "dataset is the experiment's own, wanted cifar10",
                        "data directory is none, wanted /data",
                        "device is cpu, wanted gpu",
                        "number of seeds is 5, wanted the experiment's own",
                        "first seed is 1, wanted 101",
                        "numerics is float32, wanted TF32",
                        "SHA-256 of the class path is digest, wanted other");
    }
}
