package dev.reprokit.plugin.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reprokit.internal.text.Spelling;

import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class SelectionTest {
    private static final List<String> KNOWN = List.of("lrn-removal", "random-labels", "v1.5");

    @Test
    void globsAndIdsSelectInTheCataloguesOrder() throws Exception {
        assertThat(Selection.of(List.of("*"), KNOWN)).isEqualTo(KNOWN);
        assertThat(Selection.of(List.of("random-*", "lrn-remova?"), KNOWN))
                .containsExactly("lrn-removal", "random-labels");
        assertThat(Selection.of(List.of("lrn-removal", "lrn-*"), KNOWN))
                .containsExactly("lrn-removal");
    }

    @Test
    void aDotIsADot() {
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> Selection.of(List.of("v1x5"), List.of("v1.5")));
    }

    @Test
    void everyPatternThatSelectsNothingIsReported() {
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> Selection.of(List.of("*", "lrn-removed", "nope-*"), KNOWN))
                .withMessageContainingAll(
                        "no experiment 'lrn-removed'; did you mean 'lrn-removal'?",
                        "no experiment 'nope-*'\n",
                        "Experiments on the runtime class path: lrn-removal, random-labels, v1.5");
    }

    @Test
    void anEmptyCatalogueHasNothingToSelect() {
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> Selection.of(List.of("*"), List.of()))
                .withMessageContaining("runtime class path: none");
    }

    @Test
    void oneExperimentIsNamedInFull() throws Exception {
        assertThat(Selection.one("random-labels", KNOWN)).isEqualTo("random-labels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"random-label", "random-*", "lrn-removal,random-labels", ""})
    void anythingElseIsNoExperiment(String id) {
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> Selection.one(id, KNOWN))
                .withMessageStartingWith("no experiment '" + id + "'")
                .withMessageEndingWith(
                        "\nExperiments on the runtime class path: lrn-removal, random-labels, v1.5"
                                + "\nName one with -Drepro.experiment=");
    }

    @Test
    void theOneThatWasProbablyMeantIsNamed() {
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> Selection.one("random-label", KNOWN))
                .withMessageStartingWith(
                        "no experiment 'random-label'; did you mean 'random-labels'?\n");
    }

    @Test
    void whereNoneIsNamedAllAreListed() {
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> Selection.one(null, KNOWN))
                .withMessage(
                        """
                        Which experiment?
                        Experiments on the runtime class path: lrn-removal, random-labels, v1.5
                        Name one with -Drepro.experiment=""");
    }

    @Test
    void theNearestNameIsByEditDistance() {
        assertThat(Spelling.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Spelling.distance("", "abc")).isEqualTo(3);
        assertThat(Spelling.didYouMean("random-label", KNOWN))
                .isEqualTo("; did you mean 'random-labels'?");
        assertThat(Spelling.didYouMean("something else", KNOWN)).isEmpty();
    }
}
