package dev.reprokit.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.record.run.Look;
import dev.reprokit.record.run.Seeds;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class ExperimentDescriptionTest {
    private static final MeasuredTimes NONE =
            new MeasuredTimes(Path.of("none"), new BaselineFolder(Path.of("none")));

    @Test
    void saysAllThatIsKnownOfAnExperiment() {
        assertThat(String.join("\n", described(SampleCatalogue.entry())))
                .isEqualTo(
                        """
                        e: An experiment
                        Is it so?
                        Source: a paper, section 1

                        Protocol
                          - It was done, at length and with many words, so that a line of text cannot hold what is
                            said of it.
                          - When is open.

                        Claims
                          C1: It is so.
                              source: a paper
                              published: 10 epochs
                          C2: It stays so.
                              source: a log
                              research log: 20 epochs
                              other reproductions: 21 epochs (somebody else)
                              held to: 'fast' to be higher than 'slow'
                              not applicable at smoke: too short
                              not applicable at paper: too long

                        Scales
                          smoke, time: not measured
                              data: synthetic, 1,000 training and 1 test images
                              trials: 10, of 2 conditions with 5 seeds each
                              conditions: with, without
                              memory: 1,536 MiB a trial beside the data
                              reduces:
                              - Fewer images.
                              - Fewer epochs.
                          reduced, time: not measured
                              data: its own
                              trials: 1, of 1 condition with 1 seed each
                              conditions: with
                              memory: 1,024 MiB a trial beside the data
                              reduces:
                              - Less.
                          paper, time: not measured
                              data: cifar10, 50,000 training and 10,000 test images
                              trials: 10, of 2 conditions with 5 seeds each
                              conditions: with, without
                              memory: 0 MiB a trial beside the data
                              reduces nothing""");
    }

    @Test
    void aRunAsDesignedNeedsNoWords() {
        assertThat(asked(Seeds.counted(null, 1), Look.NONE)).isEmpty();
    }

    @Test
    void saysWhatALookRuns() {
        Look look = new Look(List.of("with"), new TreeMap<>(Map.of(Look.EPOCHS, 3)));

        assertThat(asked(Seeds.of(List.of(1L, 7L)), look))
                .containsExactly(
                        "",
                        "Asked for",
                        "  smoke, only a look: limited to the condition with, epochs overridden to 3",
                        "      trials: 2, of 1 condition with 2 seeds each: 1, 7");
        assertThat(asked(Seeds.counted(1000, 1), Look.NONE))
                .containsExactly(
                        "",
                        "Asked for",
                        "  smoke, as designed",
                        "      trials: 2000, of 2 conditions with 1000 seeds each: 1, 2, 3, 4, 5, 6, 7,"
                                + " 8, 9, 10 ...",
                        "      1000");
    }

    private static List<String> asked(Seeds seeds, Look look) {
        Catalogue.Entry entry = SampleCatalogue.entry();
        List<String> all =
                ExperimentDescription.of(
                        entry, NONE, SampleCatalogue.plan("e", "run-1", seeds, look));
        return all.subList(described(entry).size(), all.size());
    }

    private static List<String> described(Catalogue.Entry entry) {
        return ExperimentDescription.of(
                entry, NONE, SampleCatalogue.plan("e", "run-1", Seeds.counted(null, 1), Look.NONE));
    }

    @Test
    void aProtocolThatIsNotToldIsSaidToBe() {
        Catalogue.Entry untold =
                new Catalogue.Entry(
                        "e", "E", "t", "q?", "s", List.of(), List.of(), List.of(), null, List.of());

        assertThat(described(untold)).containsSubsequence("Protocol", "  not told");
    }
}
