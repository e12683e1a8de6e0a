package dev.reprokit.internal.harness.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.internal.harness.TestPlan;
import dev.reprokit.internal.harness.machine.Capacity;
import dev.reprokit.internal.harness.trial.Pace;
import dev.reprokit.internal.harness.trial.PlannedWork;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

class KeptPacesTest {
    private static final Condition ANY = new Condition("any", "any", 3, Map.of("lrn", "no"));
    private static final Pace PACE = new Pace(1.5, 0.25, "2026-11-28");

    @TempDir private Path cache;
    private Design design = Design.of(List.of(ANY)).on("synthetic", 100, 50);
    private String device = "a device";

    @Test
    void whatNobodyMeasuredIsUnknown() {
        assertThat(paces(1).find(ANY)).isEmpty();
    }

    @Test
    void whatIsKeptIsFoundByOtherSeedsAndNumbersOfEpochs() {
        paces(1).keep(ANY, PACE);

        assertThat(paces(1, TestPlan.of("any").firstSeed(101)).find(ANY)).hasValue(PACE);
        assertThat(paces(1).find(new Condition("any", "other label", 30, Map.of("lrn", "no"))))
                .hasValue(PACE);
    }

    @Test
    void anotherConditionMachineOrNumberOfImagesHasAnotherPace() {
        paces(1).keep(ANY, PACE);

        assertThat(paces(1).find(Condition.of("other", 3))).isEmpty();
        assertThat(paces(1).find(new Condition("any", "any", 3, Map.of("lrn", "yes")))).isEmpty();
        assertThat(paces(1, TestPlan.of("other")).find(ANY)).isEmpty();
        design = design.on("synthetic", 101, 50);
        assertThat(paces(1).find(ANY)).isEmpty();
        design = design.on("synthetic", 100, 50);
        device = "another device";
        assertThat(paces(1).find(ANY)).isEmpty();
    }

    @Test
    void thePaceWithTheNearestNumberOfTrialsAtOnceIsTaken() {
        Pace faster = new Pace(1, 0, "2026-11-28");
        paces(1).keep(ANY, faster);
        paces(8).keep(ANY, PACE);

        assertThat(paces(1).find(ANY)).hasValue(faster);
        assertThat(paces(2).find(ANY)).hasValue(faster);
        assertThat(paces(6).find(ANY)).hasValue(PACE);
        assertThat(paces(8).find(ANY)).hasValue(PACE);
    }

    @Test
    void theLatestCounts() {
        Pace later = new Pace(2, 0, "2026-11-29");
        paces(1).keep(ANY, PACE);
        paces(1).keep(ANY, later);

        assertThat(paces(1).find(ANY)).hasValue(later);
    }

    @Test
    void aDamagedFileIsReplaced() throws IOException {
        paces(1).keep(ANY, PACE);
        for (String text : List.of("", "{", "[1]", "{\"byTrialsAtOnce\":{\"x\":1}}")) {
            Files.writeString(file(), text);

            assertThat(paces(1).find(ANY)).as(text).isEmpty();
        }
        paces(1).keep(ANY, PACE);
        assertThat(paces(1).find(ANY)).hasValue(PACE);
    }

    @Test
    void whereNothingCanBeKeptNothingFails() throws IOException {
        Files.writeString(cache.resolve("paces"), "in the way");

        paces(1).keep(ANY, PACE);

        assertThat(paces(1).find(ANY)).isEmpty();
    }

    private KeptPaces paces(int trialsAtOnce) {
        return paces(trialsAtOnce, TestPlan.of("any"));
    }

    private KeptPaces paces(int trialsAtOnce, TestPlan plan) {
        return new KeptPaces(
                new PlannedWork(plan.cache(cache).plan(), null, design, null, null, null),
                new Capacity(false, device, 1, 8, OptionalLong.empty(), "2.5.1"),
                trialsAtOnce);
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(cache.resolve("paces"))) {
            return files.findFirst().orElseThrow();
        }
    }
}
