package dev.reprokit.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class DesignTest {
    private final Design design = Design.of(List.of(Condition.of("a", 1)));

    @Test
    void hasFiveSeedsAndItsOwnDataUnlessItSaysOtherwise() {
        assertThat(design)
                .isEqualTo(
                        new Design(
                                design.conditions(),
                                5,
                                null,
                                0,
                                0,
                                List.of(),
                                Design.USUAL_BYTES,
                                false,
                                List.of()));
        assertThat(
                        design.withSeeds(8)
                                .on("synthetic", 100, 50)
                                .reducing("Fewer images.")
                                .reducing("Fewer epochs.")
                                .needing(1000)
                                .onAllCores()
                                .reading("weights.bin"))
                .isEqualTo(
                        new Design(
                                design.conditions(),
                                8,
                                "synthetic",
                                100,
                                50,
                                List.of("Fewer images.", "Fewer epochs."),
                                1000,
                                true,
                                List.of(new NamedFile("weights.bin"))));
    }

    @Test
    void needsACondition() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Design.of(List.of()))
                .withMessageContaining("at least one condition");
    }

    @Test
    void needsMemory() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> design.needing(0))
                .withMessageContaining("not 0 bytes");
    }

    @Test
    void needsASeed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> design.withSeeds(0))
                .withMessageContaining("0 seeds");
    }

    @Test
    void needsImagesOfItsDataSet() {
        Design design = Design.of(List.of(Condition.of("only", 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> design.on("cifar10", 0, 10_000))
                .withMessage(
                        "a design on cifar10 needs images to train and to test on, not 0 and 10000");
        assertThatIllegalArgumentException().isThrownBy(() -> design.on("cifar10", 50_000, 0));
    }

    @Test
    void tellsItsConditionsApart() {
        List<Condition> conditions = List.of(Condition.of("a", 1), Condition.of("a", 2));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Design.of(conditions))
                .withMessageContaining("two conditions have the id 'a'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "with-lrn", "alexnet-log-small", "p-0.3", "1x512"})
    void aConditionIsNamedLikeAFile(String id) {
        assertThat(Condition.of(id, 1)).isEqualTo(new Condition(id, id, 1, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "With", "a b", "a/b", "../a", "a_b", "-a", "a-", "a--b", "ä"})
    void aConditionIsNotNamedOtherwise(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Condition.of(id, 1))
                .withMessageContaining("'" + id + "'");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void aConditionNeedsAnEpoch(int epochs) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Condition.of("a", epochs))
                .withMessageContaining("'a' has %d epochs", epochs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "seed", "epochs", "failure"})
    void aParameterIsNotNamedLikeAColumnOfTheTrials(String name) {
        assertThatIllegalArgumentException()
                .as("before anything is trained")
                .isThrownBy(() -> new Condition("a", "a", 1, Map.of(name, "1")))
                .withMessageContaining("'" + name + "'");
    }

    @Test
    void parametersAreSortedSoThatColumnsDoNotChangeFromRunToRun() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("network", "mlp");
        parameters.put("labels", "random");

        assertThat(new Condition("a", "a", 1, parameters).parameters().keySet())
                .containsExactly("labels", "network");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/data", "C:/data", "a\\b", "..", "../a", "a/../b", "./a", "a/", "a//b"})
    void readsFilesBelowTheDataDirectoryOnly(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> design.reading(name))
                .withMessageContaining("'%s' does not name a file below the data directory", name);
    }

    @Test
    void readsFilesInAnyFolderBelow() {
        assertThat(design.reading("a b/.c/d..e", "f").inputs())
                .containsExactly(new NamedFile("a b/.c/d..e"), new NamedFile("f"));
    }

    @Test
    void aConditionsIdFitsIntoTheNameOfAFile() {
        String longest = "a".repeat(100);
        assertThat(Condition.of(longest, 1).id()).isEqualTo(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Condition.of(longest + "a", 1))
                .withMessageContaining("at most 100 characters, but got 101");
    }
}
