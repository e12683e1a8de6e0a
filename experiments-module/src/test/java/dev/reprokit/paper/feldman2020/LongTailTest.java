package dev.reprokit.paper.feldman2020;

import static dev.reprokit.paper.feldman2020.LongTail.Labelled.FLIPPED_LABELS;
import static dev.reprokit.paper.feldman2020.LongTail.Labelled.TRUE_LABELS;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;

import dev.reprokit.nn.Initialisation;
import dev.reprokit.nn.TaperedMlp;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.testing.SmallRun;
import dev.reprokit.testing.Story;
import dev.reprokit.testing.TestedClaims;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The claims on stories of five seeds, and a run of a few small networks. */
class LongTailTest {
    @RegisterExtension static final TestedClaims CLAIMS = new TestedClaims(new LongTail());

    @Test
    void flippedLabelsAtTheTopAndUsefulMemoriesAreThePaper() {
        assertThat(CLAIMS.verdicts(paper().results()))
                .hasSize(6)
                .allSatisfy(
                        (claim, verdict) ->
                                assertThat(verdict).as(claim).isEqualTo(Verdict.REPRODUCED));
    }

    @Test
    void networksThatMemoriseNothingAreFoundOut() {
        Story story =
                paper().tells(FLIPPED_LABELS, LongTailMetrics.PRECISION, 0.01, 0.02)
                        .tells(FLIPPED_LABELS, LongTailMetrics.FLIPPED, 0.02, 0.01);

        assertThat(CLAIMS.verdicts(story.results()))
                .contains(
                        Map.entry("flipped-found", Verdict.NOT_REPRODUCED),
                        Map.entry("flipped-mostly", Verdict.NOT_REPRODUCED),
                        Map.entry("flipped-memorised", Verdict.NOT_REPRODUCED),
                        Map.entry("flipped-unseen", Verdict.REPRODUCED));
    }

    @Test
    void everyFourthImageAtTheTopIsOftenButNotMostly() {
        Story story = paper().tells(FLIPPED_LABELS, LongTailMetrics.PRECISION, 0.1, 0.25);

        assertThat(CLAIMS.verdicts(story.results()))
                .containsEntry("flipped-found", Verdict.REPRODUCED)
                .containsEntry("flipped-mostly", Verdict.NOT_REPRODUCED);
    }

    @Test
    void labelsThatAreGivenUnseenAreFoundOut() {
        Story story = paper().tells(FLIPPED_LABELS, LongTailMetrics.GUESSED_WITHOUT, 0.3, 0.3);

        assertThat(CLAIMS.verdicts(story.results()))
                .containsEntry("flipped-unseen", Verdict.NOT_REPRODUCED);
    }

    @Test
    void memorisingEverySixthImageIsNotFew() {
        Story story = paper().tells(TRUE_LABELS, LongTailMetrics.MEMORISED, 0.2, 0.17);

        assertThat(CLAIMS.verdicts(story.results()))
                .containsEntry("few-memorised", Verdict.NOT_REPRODUCED);
    }

    @Test
    void memoriesThatOnlyHarmAreFoundOut() {
        Story story =
                paper().tells(TRUE_LABELS, LongTailMetrics.WITHOUT_MEMORISED, 0.97, 0.98)
                        .tells(TRUE_LABELS, LongTailMetrics.WITHOUT_RANDOM, 0.96, 0.96);

        assertThat(CLAIMS.verdicts(story.results()))
                .containsEntry("memorised-useful", Verdict.NOT_REPRODUCED);
    }

    @Test
    void theAnswerHasTheNumbersOfTheRun() {
        assertThat(new LongTail().answers(paper().results()))
                .singleElement()
                .asString()
                .contains("as many as have flipped labels, 90 % have one")
                .contains("true labels 3 % are memorised")
                .contains("0.5 points below");
    }

    @Test
    void thePublishedNetworkHasItsNumberOfParameters() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Block block = new TaperedMlp(512, 256, Initialisation.GLOROT).build();
            block.initialize(manager, DataType.FLOAT32, new Shape(1, 1, 28, 28));

            assertThat(
                            block.getParameters().values().stream()
                                    .mapToLong(p -> p.getArray().getShape().size())
                                    .sum())
                    .isEqualTo(784 * 512 + 512 + 512 * 256 + 256 + 256 * 10 + 10);
        }
    }

    /**
     * Three epochs are three networks, or, with true labels, two and a pair without some images.
     */
    @Test
    void anEpochIsANetwork(@TempDir Path folder) throws IOException {
        Results results = SmallRun.of("feldman2020-memorization").epochs(3).in(folder);

        assertThat(curve(results, FLIPPED_LABELS, LongTailMetrics.TEST_ACCURACY).values())
                .hasSize(3);
        assertThat(curve(results, TRUE_LABELS, LongTailMetrics.TEST_ACCURACY).values())
                .containsOnlyKeys(1, 2);
        assertThat(curve(results, TRUE_LABELS, LongTailMetrics.WITHOUT_MEMORISED).values())
                .containsOnlyKeys(3);
        assertThat(curve(results, FLIPPED_LABELS, LongTailMetrics.FLIPPED).values())
                .doesNotContainKey(1);
        assertThat(curve(results, FLIPPED_LABELS, LongTailMetrics.FLIPPED).last())
                .isGreaterThan(curve(results, FLIPPED_LABELS, LongTailMetrics.CLEAN).last());
        // Networks with other subsets, weights and orders.
        assertThat(curve(results, FLIPPED_LABELS, LongTailMetrics.TRAIN_LOSS).values().values())
                .doesNotHaveDuplicates();
    }

    private static LearningCurve curve(Results results, LongTail.Labelled labelled, String metric) {
        return results.curves(labelled.id(), metric).get(1L);
    }

    private static Story paper() {
        return Story.of(5)
                .tells(FLIPPED_LABELS, LongTailMetrics.PRECISION, 0.5, 0.9)
                .tells(FLIPPED_LABELS, LongTailMetrics.FLIPPED, 0.6, 0.8)
                .tells(FLIPPED_LABELS, LongTailMetrics.CLEAN, 0.04, 0.03)
                .tells(FLIPPED_LABELS, LongTailMetrics.GUESSED_WITHOUT, 0.01, 0.005)
                .tells(TRUE_LABELS, LongTailMetrics.MEMORISED, 0.05, 0.03)
                .tells(TRUE_LABELS, LongTailMetrics.WITHOUT_MEMORISED, 0.96, 0.965)
                .tells(TRUE_LABELS, LongTailMetrics.WITHOUT_RANDOM, 0.965, 0.97);
    }
}
