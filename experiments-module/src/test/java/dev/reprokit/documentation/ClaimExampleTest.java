package dev.reprokit.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Arm;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Measure;
import dev.reprokit.experiment.Trial;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.testing.Story;
import dev.reprokit.testing.TestedClaims;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;

/** The tutorial's example of a claim that compares arms, and of its test. */
class ClaimExampleTest {
    @RegisterExtension static final TestedClaims CLAIMS = new TestedClaims(new MyIdea());

    @Test
    void aLowerLossSupportsTheClaim() {
        Results results =
                Story.of(5) // seeds
                        .tells(Step.SMALL, "loss", 1, 0.3)
                        .tells(Step.LARGE, "loss", 1, 0.1)
                        .results();

        assertThat(CLAIMS.verdicts(results)).containsEntry("nearer", Verdict.REPRODUCED);
    }

    @Test
    void aHigherLossContradictsIt() {
        Results results =
                Story.of(5)
                        .tells(Step.SMALL, "loss", 1, 0.1)
                        .tells(Step.LARGE, "loss", 1, 0.3)
                        .results();

        assertThat(CLAIMS.verdicts(results)).containsEntry("nearer", Verdict.NOT_REPRODUCED);
    }

    private enum Step implements Arm {
        SMALL,
        LARGE;

        @Override
        public String label() {
            return name();
        }
    }

    private static final class MyIdea implements Experiment {
        @Override
        public About about() {
            return About.of("my-idea", "My idea").asks("Is it so?").from("our own");
        }

        @Override
        public Design design(Scale scale) {
            return Design.of(List.of(Condition.of(Step.SMALL, 2), Condition.of(Step.LARGE, 2)));
        }

        @Override
        public void run(Trial trial) {}

        @Override
        public List<Claim> claims() {
            Measure loss = Measure.last("loss", "final loss", "");
            Claim claim =
                    Claim.of("nearer", "The loss ends lower with a larger step.").from("our own");
            claim.that(loss.in(Step.LARGE))
                    .isLowerThan(loss.in(Step.SMALL))
                    .given(loss.atMost(0.5)); // It starts at 1: both have come nearer.
            return List.of(claim);
        }
    }
}
