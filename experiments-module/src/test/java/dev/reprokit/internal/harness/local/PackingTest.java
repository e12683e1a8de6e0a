package dev.reprokit.internal.harness.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.internal.harness.TestPlan;
import dev.reprokit.internal.harness.machine.Capacity;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;

class PackingTest {
    private static final int IMAGE_BYTES = 1 << 20;
    private static final Design DESIGN = Design.of(List.of(Condition.of("any", 1)));

    private final List<String> notes = new ArrayList<>();
    private final List<Integer> measured = new ArrayList<>();
    private String parallel = "auto";
    private OptionalLong freeBytes = OptionalLong.empty();
    private boolean gpu = true;
    private int devices = 1;
    private Design design = DESIGN;

    @Test
    void aNumberIsTaken() {
        parallel = "7";

        assertThat(trialsAtOnce(20)).isEqualTo(7);
        assertThat(measured).isEmpty();
    }

    @Test
    void aCpuTakesOnePerCoreWithoutAMeasurement() {
        gpu = false;

        assertThat(trialsAtOnce(20)).isEqualTo(8);
        freeBytes = OptionalLong.of(3 * Design.USUAL_BYTES + 8 * IMAGE_BYTES);
        assertThat(trialsAtOnce(20)).isEqualTo(3);
        assertThat(measured).isEmpty();
        assertThat(notes).isEmpty();
    }

    @Test
    void aGpuIsMeasuredBeforeEachRun() {
        trialsAtOnce(20);
        measured.clear();
        notes.clear();

        assertThat(trialsAtOnce(20)).isEqualTo(4);
        assertThat(notes)
                .containsExactly(
                        "trials at once on a device: 4, measured:"
                                + " 1 -> 100, 2 -> 200, 4 -> 400, 8 -> 400 images/s");
        assertThat(measured).isNotEmpty();
    }

    @Test
    void neverMoreThanThereAre() {
        assertThat(trialsAtOnce(3)).isEqualTo(3);
    }

    @Test
    void oneTrialNeedsNoMeasurement() {
        assertThat(trialsAtOnce(1)).isEqualTo(1);
        assertThat(measured).isEmpty();
    }

    @Test
    void withoutADataSetTheCoresDecide() {
        assertThat(packing().trialsAtOnce(20, DESIGN, null)).isEqualTo(8);
        assertThat(measured).isEmpty();
    }

    @Test
    void withoutADataSetMemoryBoundsThemToo() {
        freeBytes = OptionalLong.of(3 * Design.USUAL_BYTES);

        assertThat(packing().trialsAtOnce(20, DESIGN, null)).isEqualTo(3);
        assertThat(packing().trialsAtOnce(20, DESIGN.needing(10L << 30), null)).isEqualTo(1);
    }

    @Test
    void memoryBoundsBesideTheData() {
        freeBytes = OptionalLong.of(3 * Design.USUAL_BYTES + 8 * IMAGE_BYTES - 1);

        assertThat(trialsAtOnce(20)).isEqualTo(2);
        assertThat(measured).containsOnly(1, 2);
    }

    @Test
    void theDesignSaysHowMuchATrialTakes() {
        design = DESIGN.needing(10L << 30);
        freeBytes = OptionalLong.of(15L << 30);

        assertThat(trialsAtOnce(20)).isEqualTo(1);
    }

    @Test
    void withTooLittleMemoryOneTrialIsTried() {
        freeBytes = OptionalLong.of(1000);

        assertThat(trialsAtOnce(20)).isEqualTo(1);
        assertThat(measured).isEmpty();
    }

    @Test
    void everyDeviceTakesAsMany() {
        devices = 3;

        assertThat(trialsAtOnce(20)).isEqualTo(12);
    }

    @Test
    void aDeviceATrialNeedsNoMeasurement() {
        devices = 3;

        assertThat(trialsAtOnce(3)).isEqualTo(3);
        assertThat(measured).isEmpty();
    }

    @Test
    void aProbeThatFailsLeavesOneTrial() {
        Packing packing =
                new Packing(
                        TestPlan.of("any").parallel("auto").plan(),
                        machine(),
                        trials -> {
                            throw new ExecutionException(new IllegalStateException("no memory"));
                        },
                        notes::add);

        assertThat(packing.trialsAtOnce(20, DESIGN, dataset())).isEqualTo(1);
        assertThat(notes).singleElement().asString().contains("no memory");
    }

    private int trialsAtOnce(int trials) {
        return packing().trialsAtOnce(trials, design, dataset());
    }

    private Packing packing() {
        return new Packing(
                TestPlan.of("any").parallel(parallel).plan(),
                machine(),
                trials -> {
                    measured.add(trials);
                    return 100.0 * Math.min(4, trials);
                },
                notes::add);
    }

    private Capacity machine() {
        return new Capacity(gpu, "a device", devices, 8, freeBytes, "2.5.1");
    }

    /** On a device, four bytes for each pixel. */
    private static Dataset dataset() {
        LabelledImages images =
                new LabelledImages(1, 1024, 1024, new byte[IMAGE_BYTES], new int[1], 1);
        return new Dataset("made", images, images, Map.of(), List.of());
    }
}
