package dev.reprokit.internal.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.record.result.Scale;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

class NeededMemoryTest {
    private static final long GIBIBYTE = 1L << 30;
    private static final Optional<String> NO_LIMIT = Optional.empty();

    /** Twice four bytes a pixel: 8 MiB. */
    private static final Dataset DATA = data();

    private static final long DATA_BYTES = 8L << 20;

    @Test
    void aTrialThatJustFitsIsRun() {
        assertThatCode(() -> needed(10, 10 * GIBIBYTE + DATA_BYTES).check(Scale.PAPER, NO_LIMIT))
                .doesNotThrowAnyException();
    }

    @Test
    void aTrialThatDoesNotFitIsRefused() {
        assertThatThrownBy(
                        () ->
                                needed(10, 10 * GIBIBYTE + DATA_BYTES - 1)
                                        .check(Scale.PAPER, NO_LIMIT))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll(
                        "scale paper needs 10.0 GiB",
                        "10.0 GiB are free. Free memory.",
                        "-Drepro.scale=");
    }

    @Test
    void theLimitOfAContainerIsNamedAndNotTheMachine() {
        Optional<String> limit = Optional.of("what the control group allows, 1.5 GiB");

        assertThatThrownBy(() -> needed(10, GIBIBYTE).check(Scale.PAPER, limit))
                .hasMessageContainingAll(
                        "1.0 GiB are free of what the control group allows, 1.5 GiB. Let it have"
                                + " more",
                        "--memory=")
                .hasMessageNotContaining("Free memory");
    }

    @Test
    void whereNobodyKnowsWhatIsFreeItIsTried() {
        NeededMemory unknown = NeededMemory.of(design(10), DATA, OptionalLong.empty());

        assertThatCode(() -> unknown.check(Scale.PAPER, NO_LIMIT)).doesNotThrowAnyException();
        assertThat(unknown.trials()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void countsTheTrialsThatFitSideBySide() {
        assertThat(needed(10, 31 * GIBIBYTE).trials()).isEqualTo(3);
        assertThat(needed(10, 30 * GIBIBYTE).trials()).isEqualTo(2);
        assertThat(needed(10, GIBIBYTE).trials()).isEqualTo(1);
    }

    @Test
    void aNewTestSetTakesMemoryToo() {
        LabelledImages images = DATA.test();
        Dataset more = new Dataset("made", images, images, images, Map.of(), List.of());

        assertThat(NeededMemory.of(design(10), more, OptionalLong.empty()).dataBytes())
                .isEqualTo(DATA_BYTES * 3 / 2);
    }

    private static NeededMemory needed(int gibibytes, long free) {
        return NeededMemory.of(design(gibibytes), DATA, OptionalLong.of(free));
    }

    private static Design design(int gibibytes) {
        return Design.of(List.of(Condition.of("any", 1))).needing(gibibytes * GIBIBYTE);
    }

    private static Dataset data() {
        LabelledImages images = new LabelledImages(1, 1024, 1024, new byte[1 << 20], new int[1], 1);
        return new Dataset("made", images, images, Map.of(), List.of());
    }
}
