package own;

import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Trial;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.record.result.Scale;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.Protocol;


import fake.FakeExperiment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * Trains in earnest. Each trial leaves a file that it has begun; one of them, the first time, kills
 * what the system property {@code accident} names: the {@code worker} under it, or the {@code driver}.
 */
public final class Accident extends FakeExperiment {
    private static final ClassificationRun TRAINING =
            new ClassificationRun(
                    AlexNet.LOG_SMALL.narrowed(8), 28, Protocol.PUBLISHED.withBatchSize(20), false);

    public Accident() {
        super("accident");
    }

    @Override
    public Design design(Scale scale) {
        return Design.of(List.of(Condition.of("counting", 3), Condition.of("on-a-backbone", 3)))
                .on("synthetic", 100, 50)
                .withSeeds(5);
    }

    @Override
    public void run(Trial trial) throws Exception {
        Path folder = Path.of(System.getProperty("begun"));
        String name = trial.condition().id() + "-seed-" + trial.seed();
        Files.createDirectories(folder);
        Files.createFile(folder.resolve(name + "." + UUID.randomUUID()));
        if (name.equals("counting-seed-3") && isFirst(folder.resolve("accident"))) {
            happen(System.getProperty("accident"));
        }
        int[] labels = trial.dataset().train().labels();
        if (!trial.condition().id().equals("counting")) {
            trial.backbone(TRAINING, labels, 2);
        }
        TRAINING.run(trial, labels);
    }

    private static boolean isFirst(Path mark) throws IOException {
        try {
            Files.createFile(mark);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static void happen(String accident) throws IOException {
        if (accident.equals("worker")) {
            ProcessHandle.current().parent().orElseThrow().destroyForcibly();
            Runtime.getRuntime().halt(137);
        } else if (accident.equals("driver")) {
            driver().destroyForcibly();
        }
    }

    private static ProcessHandle driver() throws IOException {
        for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
            Path command = Path.of("/proc", String.valueOf(process.pid()), "cmdline");
            if (Files.isReadable(command)) {
                String text = Files.readString(command, StandardCharsets.ISO_8859_1);
                if (text.contains("deploy.SparkSubmit") && text.contains("ReproKit accident")) {
                    return process;
                }
            }
        }
        throw new IllegalStateException("there is no driver");
    }
}
