package dev.reprokit.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.internal.process.Catalogue;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

class ExperimentSummaryTest {
    private static final MeasuredTimes NONE =
            new MeasuredTimes(Path.of("none"), new BaselineFolder(Path.of("none")));

    @Test
    void saysPaperQuestionClaimsAndExpectedTimes() {
        assertThat(ExperimentSummary.of(SampleCatalogue.entry(), NONE))
                .containsExactly(
                        "e: An experiment",
                        "    Source: a paper, section 1",
                        "    Is it so?",
                        "    C1: It is so. (a paper)",
                        "    C2: It stays so. (a log)",
                        "    Claims asked: smoke 1 of 2; reduced 2 of 2; paper 1 of 2",
                        "    Time: smoke not measured; reduced not measured; paper not measured");
    }

    @Test
    void theExperimentsThatRunByDefaultAreNamedUnlessAllDo() {
        Catalogue.Entry own = SampleCatalogue.entry("own");
        Catalogue.Entry other = SampleCatalogue.entry("other");
        Catalogue catalogue = new Catalogue(List.of(other, own), List.of());

        assertThat(ExperimentSummary.byDefault(catalogue, List.of("own")))
                .isEqualTo(
                        "By default the experiments run that this project declares itself: own."
                                + " Others run if -Drepro.experiments= names them.");
        assertThat(ExperimentSummary.byDefault(catalogue, List.of("other", "own")))
                .isEqualTo("By default all experiments on the runtime class path run.");
    }
}
