package dev.reprokit.plugin.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.internal.text.Spelling;

import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Set;

class SelectionTest {
    private static final List<String> KNOWN = List.of("lrn-removal", "random-labels", "v1.5");

    private static Catalogue catalogue(List<String> ids) {
        return new Catalogue(
                ids.stream()
                        .map(
                                id ->
                                        new Catalogue.Entry(
                                                id,
                                                "class.of." + id,
                                                "",
                                                "",
                                                "",
                                                List.of(),
                                                List.of(),
                                                List.of(),
                                                null,
                                                List.of()))
                        .toList(),
                List.of());
    }

    private static List<String> select(Set<String> own, String... patterns)
            throws MojoExecutionException {
        return new Selection(List.of(patterns), own).of(catalogue(KNOWN));
    }

    private static List<String> select(String... patterns) throws MojoExecutionException {
        return select(Set.of(), patterns);
    }

    @Test
    void globsAndIdsSelectInTheCataloguesOrder() throws Exception {
        assertThat(select("*")).isEqualTo(KNOWN);
        assertThat(select("random-*", "lrn-remova?"))
                .containsExactly("lrn-removal", "random-labels");
        assertThat(select("lrn-removal", "lrn-*")).containsExactly("lrn-removal");
    }

    @Test
    void aProjectWithoutExperimentsOfItsOwnHasAllByDefault() throws Exception {
        assertThat(select()).isEqualTo(KNOWN);
    }

    @Test
    void aProjectWithExperimentsOfItsOwnHasThoseByDefault() throws Exception {
        assertThat(select(Set.of("class.of.v1.5", "class.of.lrn-removal")))
                .containsExactly("lrn-removal", "v1.5");
    }

    @Test
    void othersAreSelectedByName() throws Exception {
        Set<String> own = Set.of("class.of.v1.5");
        assertThat(select(own, "random-labels")).containsExactly("random-labels");
        assertThat(select(own, "*")).isEqualTo(KNOWN);
    }

    @Test
    void brokenOnesAreSelectedLikeOthers() throws Exception {
        Catalogue catalogue =
                new Catalogue(
                        catalogue(KNOWN).experiments(),
                        List.of(
                                new Catalogue.Broken("own.Nope", "own.Nope", "none"),
                                new Catalogue.Broken("mine", "own.Mine", "none")));
        assertThat(new Selection(List.of(), Set.of("own.Mine")).of(catalogue))
                .containsExactly("mine");
        assertThat(new Selection(List.of("own.*", "v*"), Set.of()).of(catalogue))
                .containsExactly("own.Nope", "v1.5");
        assertThat(new Selection(List.of(), Set.of()).of(catalogue))
                .containsExactly("lrn-removal", "mine", "own.Nope", "random-labels", "v1.5");
    }

    @Test
    void aDotIsADot() {
        assertThatExceptionOfType(MojoExecutionException.class).isThrownBy(() -> select("v1x5"));
    }

    @Test
    void everyPatternThatSelectsNothingIsReported() {
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> select("*", "lrn-removed", "nope-*"))
                .withMessageContainingAll(
                        "no experiment 'lrn-removed'; did you mean 'lrn-removal'?",
                        "no experiment 'nope-*'\n",
                        "Experiments on the runtime class path: lrn-removal, random-labels, v1.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", ""})
    void anEmptyCatalogueHasNothingToSelect(String pattern) {
        List<String> patterns = pattern.isEmpty() ? List.of() : List.of(pattern);
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> new Selection(patterns, Set.of()).of(catalogue(List.of())))
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
