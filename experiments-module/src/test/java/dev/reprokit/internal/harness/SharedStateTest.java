package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Trial;
import dev.reprokit.gate.AuditedTrial;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.process.AuditPlan;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.ExperimentFolder;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** State that trials share shows in a trial that runs after others, as an audit runs it. */
@Tag("slow")
@Timeout(120)
class SharedStateTest {
    @TempDir private Path temp;

    @Test
    void everythingThatTrialsShareIsNamed() throws Exception {
        AuditedTrial alone = AuditedTrial.read("shares", "alone", run("alone", false));
        AuditedTrial after = alone.in("shares", "after", run("after", true));

        assertThat(difference("cached_mean", alone, after))
                .hasValue("after: epoch 1, cached_mean is 1.0 alone, 2.0 after");
        assertThat(difference("rate", alone, after))
                .hasValue("after: epoch 1, rate is 0.1 alone, 0.025 after");
        assertThat(difference("draw", alone, after)).isPresent();
        assertThat(difference("own", alone, after)).isEmpty();
    }

    private static Optional<String> difference(
            String metric, AuditedTrial alone, AuditedTrial after) {
        return only(metric, alone).firstDifference(only(metric, after), "after");
    }

    private static AuditedTrial only(String metric, AuditedTrial trial) {
        return new AuditedTrial(
                trial.id(),
                trial.metrics().stream().filter(value -> value.name().equals(metric)).toList());
    }

    private ExperimentFolder run(String way, boolean after) throws Exception {
        ExperimentFolder folder = new ExperimentFolder(Files.createDirectories(temp.resolve(way)));
        TestPlan plan = TestPlan.of("shares").parallel("1").cache(folder.path().resolve("cache"));
        Path file = temp.resolve("audit.json");
        JsonFile.write(file, new AuditPlan(plan.plan(), 1, after, false, false));
        Process jvm =
                HarnessJvm.start(
                        folder.log(),
                        Map.of(),
                        List.of("audit", file.toString(), folder.path().toString()));
        assertThat(jvm.waitFor()).as(Files.readString(folder.log())).isZero();
        return folder;
    }

    /** Has a generator, a schedule and a cache of all trials. */
    public static final class Shares extends Fakes.Fake {
        private static final Random RANDOM = new Random(7);
        private final Map<String, Double> means = new HashMap<>();
        private double rate = 0.1;

        /** For the service loader. */
        public Shares() {
            super("shares");
        }

        @Override
        public Design design(Scale scale) {
            return Design.of(List.of(Condition.of("one", 1), Condition.of("two", 1))).withSeeds(2);
        }

        @Override
        public void run(Trial trial) throws IOException {
            double mean =
                    means.computeIfAbsent(trial.condition().id(), unknown -> (double) trial.seed());
            trial.epoch(
                    1,
                    Map.of(
                            "draw",
                            RANDOM.nextDouble(),
                            "rate",
                            rate,
                            "cached_mean",
                            mean,
                            "own",
                            1.0 * trial.seed()),
                    0);
            rate /= 2;
        }
    }
}
