package dev.reprokit.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.internal.process.Catalogue;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

class ExperimentDescriptionTest {
    private static final MeasuredTimes NONE =
            new MeasuredTimes(Path.of("none"), new BaselineFolder(Path.of("none")));

    @Test
    void saysAllThatIsKnownOfAnExperiment() {
        assertThat(String.join("\n", ExperimentDescription.of(SampleCatalogue.entry(), NONE)))
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
                              not applicable at smoke: too short
                              not applicable at paper: too long

                        Scales
                          smoke, time: about 1 min on two CPU cores
                              data: synthetic, 1,000 training and 1 test images
                              trials: 10, of 2 conditions with 5 seeds each
                              memory: 1,536 MiB a trial beside the data
                              reduces:
                              - Fewer images.
                              - Fewer epochs.
                          reduced, time: about 2 h 5 min on two CPU cores
                              data: its own
                              trials: 1, of 1 condition with 1 seed each
                              memory: 1,024 MiB a trial beside the data
                              reduces:
                              - Less.
                          paper, time: not measured
                              data: cifar10, 50,000 training and 10,000 test images
                              trials: 10, of 2 conditions with 5 seeds each
                              memory: 0 MiB a trial beside the data
                              reduces nothing""");
    }

    @Test
    void aProtocolThatIsNotToldIsSaidToBe() {
        Catalogue.Entry untold =
                new Catalogue.Entry("e", "E", "t", "q?", "s", List.of(), List.of(), List.of());

        assertThat(ExperimentDescription.of(untold, NONE))
                .containsSubsequence("Protocol", "  not told");
    }
}
