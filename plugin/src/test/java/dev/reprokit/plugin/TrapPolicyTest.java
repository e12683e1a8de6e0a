package dev.reprokit.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.record.chart.ReachedTrap;

import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

class TrapPolicyTest {
    private static final ReachedTrap FLIP =
            new ReachedTrap(
                    "flip",
                    "own.Mine.run(Mine.java:7)",
                    "Flip",
                    "half of the images mirrored",
                    "none is",
                    "a flip of your own",
                    "");
    private static final ReachedTrap ACCEPTED =
            new ReachedTrap(
                    "floor",
                    "own.Mine.run(Mine.java:8)",
                    "floor",
                    "this",
                    "that",
                    "better",
                    "never negative");

    private final RecordingLog log = new RecordingLog();

    private static Catalogue catalogue(ReachedTrap... traps) {
        Catalogue.Entry mine =
                new Catalogue.Entry(
                        "mine",
                        "own.Mine",
                        "t",
                        "q?",
                        "s",
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        List.of(traps));
        return new Catalogue(List.of(mine), List.of());
    }

    @Test
    void namesWhatTheSelectedExperimentsWalkInto() throws Exception {
        TrapPolicy.WARN.apply(catalogue(FLIP, ACCEPTED), List.of("mine"), log);
        assertThat(log.warnings)
                .containsExactly(
                        "mine: own.Mine.run(Mine.java:7): Flip (trap flip): one may expect: half of"
                                + " the images mirrored; what happens: none is; use instead: a flip"
                                + " of your own");

        TrapPolicy.WARN.apply(catalogue(FLIP), List.of("another"), log);
        assertThat(log.warnings).hasSize(1);
    }

    @Test
    void failsBeforeAnythingIsTrained() throws Exception {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> TrapPolicy.FAIL.apply(catalogue(FLIP), List.of("mine"), log))
                .withMessageContainingAll("Mine.java:7", "@AcceptedTrap", "-Drepro.traps=warn");
        TrapPolicy.FAIL.apply(catalogue(ACCEPTED), List.of("mine"), log);
        assertThat(log.warnings).isEmpty();
    }

    @Test
    void saysNothingIfAskedTo() throws Exception {
        TrapPolicy.OFF.apply(catalogue(FLIP), List.of("mine"), log);
        assertThat(log.warnings).isEmpty();
    }

    @Test
    void aDescriptionHasTheReason() {
        assertThat(
                        ExperimentDescription.of(
                                catalogue(ACCEPTED).experiments().get(0),
                                new MeasuredTimes(
                                        Path.of("none"), new BaselineFolder(Path.of("none"))),
                                SampleCatalogue.plan("mine", "run-1")))
                .contains("Traps of libraries")
                .anyMatch(line -> line.contains("own.Mine.run(Mine.java:8)"))
                .anyMatch(line -> line.contains("accepted: never negative"));
    }
}
