package dev.reprokit.internal.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reprokit.data.DataSources;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.internal.harness.Fakes;
import dev.reprokit.internal.harness.TestPlan;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.Plan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Stream;

class FittingDataTest {

    static List<Experiment> experiments() {
        return ServiceLoader.load(Experiment.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(e -> e.getClass().getName().startsWith("dev.reprokit.paper."))
                .toList();
    }

    /** Every experiment on every data set: images of a form that it names, or a refusal. */
    @ParameterizedTest
    @MethodSource("experiments")
    void anExperimentRunsOnImagesOfItsFormOrSaysWhichFit(Experiment experiment) {
        List<String> own =
                Stream.of(Scale.values())
                        .map(scale -> experiment.design(scale).dataset())
                        .filter(Objects::nonNull)
                        .toList();
        for (String dataset : DataSources.ids()) {
            Plan plan = TestPlan.of(experiment.id()).on(dataset, null).plan();
            if (own.isEmpty() || own.stream().anyMatch(DataSources.alike(dataset)::contains)) {
                assertThatCode(() -> PlannedDesign.of(experiment, plan))
                        .as("%s on %s", experiment.id(), dataset)
                        .doesNotThrowAnyException();
            } else {
                assertThatThrownBy(() -> PlannedDesign.of(experiment, plan))
                        .isInstanceOf(RefusedException.class)
                        .hasMessageStartingWith(experiment.id() + " does not run on " + dataset)
                        .hasMessageContaining("one that fits: ")
                        .hasMessageContaining(own.get(0));
            }
        }
    }

    @Test
    void networksForColourAreNotRunOnMnist() throws RefusedException {
        Experiment basics = new Experiments(Path.of("none")).find("pytorch-basics");
        Plan plan = TestPlan.of("pytorch-basics").on("mnist", null).plan();

        assertThatThrownBy(() -> PlannedDesign.of(basics, plan))
                .hasMessageEndingWith(
                        "set one that fits: cifar10, cifar10.1, synthetic, synthetic-shifted");
    }

    @Test
    void whatRunsOnBothTakesBoth() throws RefusedException {
        Experiment both = new GreyAtSmoke();
        for (String dataset : DataSources.ids()) {
            Plan plan = TestPlan.of(both.id()).on(dataset, null).plan();
            assertThat(PlannedDesign.of(both, plan)).isNotNull();
        }
    }

    /** Names images of one form at one scale, and of the other at the others. */
    private static final class GreyAtSmoke extends Fakes.Fake {
        GreyAtSmoke() {
            super("grey-at-smoke");
        }

        @Override
        public Design design(Scale scale) {
            return Design.of(List.of(Condition.of("only", 1)))
                    .on(scale == Scale.SMOKE ? "synthetic-grey" : "cifar10", 100, 100);
        }
    }
}
