package dev.reprokit.paper.arpit2017;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.paper.arpit2017.Memorization.Recipe;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.testing.Story;
import dev.reprokit.testing.TestedClaims;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.Map;

/** The claims on stories of five seeds; the paper prints curves, but no values. */
class MemorizationTest {
    @RegisterExtension static final TestedClaims CLAIMS = new TestedClaims(new Memorization());

    private static final double[] LEARNED = {0.8, 0.95, 0.98, 0.99};
    private static final double[] MEMORISED = {0.05, 0.3, 0.7, 0.95};
    private static final double[] NOTHING = {0.04, 0.04, 0.04, 0.04};

    @Test
    void patternsFirstAndDropoutAgainstNoiseIsThePaper() {
        assertThat(CLAIMS.verdicts(paper().results()))
                .hasSize(7)
                .allSatisfy(
                        (claim, verdict) ->
                                assertThat(verdict).as(claim).isEqualTo(Verdict.REPRODUCED));
    }

    @Test
    void noiseThatIsFittedAsEarlyAsPatternsContradictsThePaper() {
        Story story =
                paper().tells(Recipe.NOISY, "noisy_train_accuracy", LEARNED)
                        .tells(Recipe.NOISY, "train_accuracy", LEARNED)
                        .tells(Recipe.NOISY, "test_accuracy", 0.7, 0.8, 0.9, 0.99);

        assertThat(CLAIMS.verdicts(story.results()))
                .contains(
                        Map.entry("S4-clean-first", Verdict.NOT_REPRODUCED),
                        Map.entry("S4-peak-first", Verdict.NOT_REPRODUCED),
                        Map.entry("S4-falls", Verdict.NOT_REPRODUCED),
                        Map.entry("S4-noise-harms", Verdict.NOT_REPRODUCED));
    }

    @Test
    void trueLabelsThatOverfitAsMuchAreFoundOut() {
        Story story = paper().tells(Recipe.CLEAN, "test_accuracy", 0.9, 0.98, 0.8, 0.6);

        assertThat(CLAIMS.verdicts(story.results()))
                .containsEntry("S4-falls", Verdict.NOT_REPRODUCED)
                .containsEntry("S4-noise-harms", Verdict.NOT_REPRODUCED);
    }

    @Test
    void dropoutThatHindersNothingIsFoundOut() {
        Story story =
                paper().tells(Recipe.NOISY_LITTLE_DROPOUT, "noisy_train_accuracy", MEMORISED)
                        .tells(Recipe.NOISY_DROPOUT, "noisy_train_accuracy", MEMORISED);

        assertThat(CLAIMS.verdicts(story.results()))
                .containsEntry("S5-dropout-hinders", Verdict.NOT_REPRODUCED)
                .containsEntry("S5-dropout-rate", Verdict.NOT_REPRODUCED);
    }

    @Test
    void dropoutThatHindersLearningAsMuchIsFoundOut() {
        Story story =
                paper().tells(Recipe.NOISY, "noisy_train_accuracy", 0.05, 0.2, 0.4, 0.6)
                        .tells(Recipe.NOISY_DROPOUT, "noisy_train_accuracy", 0.04, 0.1, 0.2, 0.3)
                        .tells(Recipe.NOISY_DROPOUT, "clean_train_accuracy", 0.5, 0.5, 0.55, 0.6);

        assertThat(CLAIMS.verdicts(story.results()))
                .containsEntry("S5-dropout-hinders", Verdict.NOT_REPRODUCED);
    }

    @Test
    void dropoutThatCostsTwoPointsIsNotHarmless() {
        Story story = paper().tells(Recipe.CLEAN_DROPOUT, "test_accuracy", 0.8, 0.9, 0.96, 0.96);

        assertThat(CLAIMS.verdicts(story.results()))
                .containsEntry("S5-dropout-generalises", Verdict.NOT_REPRODUCED);
    }

    /** Nothing that comes 'first' can be told of a network that has not memorised. */
    @Test
    void noiseThatIsNeverMemorisedMakesTheOrderMeaningless() {
        Story story = paper().tells(Recipe.NOISY, "noisy_train_accuracy", NOTHING);

        assertThat(CLAIMS.verdicts(story.results()))
                .containsEntry("S4-clean-first", Verdict.INVALID)
                .containsEntry("S4-peak-first", Verdict.INVALID)
                .containsEntry("S4-falls", Verdict.INVALID)
                .containsEntry("S5-dropout-hinders", Verdict.INVALID)
                .containsEntry("S5-dropout-rate", Verdict.INVALID);
    }

    /** Figure 7b and Figure 10 in words: peak, fall, and dropout against the fall. */
    private static Story paper() {
        return Story.of(5)
                .tells(Recipe.CLEAN, "clean_train_accuracy", LEARNED)
                .tells(Recipe.CLEAN, "train_accuracy", LEARNED)
                .tells(Recipe.CLEAN, "test_accuracy", 0.9, 0.97, 0.98, 0.98)
                .tells(Recipe.CLEAN_DROPOUT, "clean_train_accuracy", LEARNED)
                .tells(Recipe.CLEAN_DROPOUT, "test_accuracy", 0.9, 0.97, 0.98, 0.98)
                .tells(Recipe.NOISY, "clean_train_accuracy", LEARNED)
                .tells(Recipe.NOISY, "noisy_train_accuracy", MEMORISED)
                .tells(Recipe.NOISY, "train_accuracy", 0.5, 0.6, 0.8, 0.95)
                .tells(Recipe.NOISY, "test_accuracy", 0.9, 0.95, 0.8, 0.7)
                .tells(Recipe.NOISY_LITTLE_DROPOUT, "clean_train_accuracy", LEARNED)
                .tells(Recipe.NOISY_LITTLE_DROPOUT, "noisy_train_accuracy", 0.05, 0.2, 0.3, 0.5)
                .tells(Recipe.NOISY_DROPOUT, "clean_train_accuracy", LEARNED)
                .tells(Recipe.NOISY_DROPOUT, "noisy_train_accuracy", 0.04, 0.05, 0.1, 0.2);
    }
}
