package dev.reprokit.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.process.Catalogue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class ExperimentSummaryTest {
    @Test
    void saysPaperQuestionClaimsAndExpectedTimes() {
        assertThat(ExperimentSummary.of(SampleCatalogue.entry()))
                .containsExactly(
                        "e: An experiment",
                        "    Source: a paper, section 1",
                        "    Is it so?",
                        "    C1: It is so. (a paper)",
                        "    C2: It stays so. (a log)",
                        "    Expected time on two CPU cores: smoke about 1 min, reduced about"
                                + " 2 h 5 min, paper not measured");
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

    @ParameterizedTest
    @CsvSource({
        "0, not measured",
        "1, about 1 min",
        "59, about 59 min",
        "60, about 1 h",
        "61, about 1 h 1 min",
        "1440, about 24 h"
    })
    void whatNobodyMeasuredIsNotExpectedToTakeNoTime(int minutes, String words) {
        assertThat(ExperimentSummary.expected(minutes)).isEqualTo(words);
    }
}
