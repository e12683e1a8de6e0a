package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reprokit.internal.definition.DefinedMetric;
import dev.reprokit.internal.definition.Definition;
import dev.reprokit.internal.definition.MetricsSource;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.process.TriedRun;
import dev.reprokit.internal.process.TryFolder;
import dev.reprokit.internal.process.TryPlan;
import dev.reprokit.record.result.Direction;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.EventLog;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the goal {@code try} finds in the reports of small programs for the shell. */
@DisabledOnOs(OS.WINDOWS)
class TryRunTest {
    private static final String SCRIPT = "train.sh";

    @TempDir private Path project;
    private TryFolder folder;
    private Integer epochs;
    private List<String> words = List.of("sh", SCRIPT, "{seed}", "{out}");

    @BeforeEach
    void thePluginMakesTheFolder() throws IOException {
        folder = new TryFolder(Files.createDirectories(project.resolve("target/first-run")));
    }

    @Test
    void findsJsonLines() throws Exception {
        TriedRun tried =
                tried(
                        """
                        for epoch in 1 2 3; do
                            echo '{"epoch": '$epoch', "test/acc": 0.'$epoch$1', "note": "x"}' >> $REPRO_METRICS
                        done
                        echo '{"size": 12}' >> $REPRO_METRICS
                        """);

        assertThat(tried.epochs()).isEqualTo(3);
        assertThat(tried.last()).containsExactly(entry("size", 12.0), entry("test_acc", 0.37));
        Definition written = written();
        assertThat(written.source()).isEqualTo(new MetricsSource.JsonLines(""));
        assertThat(written.metrics())
                .contains(
                        new DefinedMetric(
                                "test_acc",
                                "test/acc",
                                Direction.HIGHER_IS_BETTER,
                                "",
                                false,
                                "test/acc"));
        assertThat(written.run()).isEqualTo(words);
        assertThat(written.inputs()).containsExactly(SCRIPT);
        assertThat(written.design(Scale.SMOKE).conditions().get(0).epochs()).isEqualTo(3);
    }

    @Test
    void findsATable() throws Exception {
        TriedRun tried =
                tried(
                        """
                        mkdir $2/logs
                        printf 'epoch,loss,comment\\n0,0.5,a\\n1,0.4,b\\n' > $2/logs/progress.csv
                        """);

        assertThat(tried.epochs()).isEqualTo(2);
        assertThat(tried.last()).containsExactly(entry("loss", 0.4));
        assertThat(written().source())
                .isEqualTo(new MetricsSource.Csv("{out}/logs/progress.csv", "epoch", ','));
        assertThat(written().firstEpoch()).isZero();
    }

    @Test
    void aColumnThatCountsSomethingElseIsNoEpoch() throws Exception {
        TriedRun tried = tried("printf 'step\\tloss\\n100\\t0.5\\n200\\t0.4\\n' > $2/log.tsv\n");

        assertThat(tried.epochs()).isEqualTo(2);
        assertThat(written().source()).isEqualTo(new MetricsSource.Csv("{out}/log.tsv", "", '\t'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Epoch 1/2 - 3s - loss: 0.5 - val_acc: 0.6;Epoch 2/2 - 3s - loss: 0.4 - val_acc: 0.7 | 2 | loss=0.4, val_acc=0.7
                    [20:31:19] [0]   train-merror:0.5   eval-merror:0.6;[1]  train-merror:0.4   eval-merror:0.5    | 2 | eval-merror=0.5, train-merror=0.4
                    Test set: Average loss: 0.0487, Accuracy: 9842/10000 (98%)                          | 1 | Accuracy=9842.0, Average_loss=0.0487
                    seed: 7;n_hidden=16;Final accuracy = -1.5e-3 (took 2.5 seconds)                     | 1 | Final_accuracy=-0.0015, n_hidden=16.0
                    Kappa statistic                          0.9702;Relative error    8.0587 %         | 1 | Kappa_statistic=0.9702, Relative_error=8.0587
                    {'loss': np.float64(0.6754), 'acc': tensor(0.5)}                                    | 1 | acc=0.5, loss=0.6754
                    loss1: 0.5 loss2: 0.3 loss: 0.8, accuracy: information                               | 1 | loss=0.8, loss1=0.5, loss2=0.3
                    Namespace(epochs=10, lr=0.1);Epoch 1/2 loss: 0.5;Epoch 2/2 loss: 0.4                 | 2 | loss=0.4, lr=0.1
                    iter 1 reward 0.5;iter 2 reward 0.75;iter 3 reward 1.25                             | 3 | reward=1.25
                    {'loss': 0.3, 'epoch': 1};{'loss': 0.2, 'epoch': 2}                                 | 2 | loss=0.2
                    """)
    void findsWhatTheOutputSays(String output, int counted, String last) throws Exception {
        Files.writeString(project.resolve("output.txt"), output.replace(';', '\n') + "\n");

        TriedRun tried = tried("cat output.txt\n");

        assertThat(tried.epochs()).isEqualTo(counted);
        assertThat(tried.last()).hasToString("{%s}".formatted(last));
        assertThat(((MetricsSource.Output) written().source()).patterns())
                .containsKeys(tried.last().keySet().toArray(String[]::new));
    }

    @Test
    void takesWhatAProgressBarEndsWith() throws Exception {
        TriedRun tried =
                tried(
                        "for e in 1 2; do echo Epoch $e/2; printf '1/2 - loss: 0.9\\r2/2 - loss: 0.%s\\n' $e; done\n");

        assertThat(tried.epochs()).isEqualTo(2);
        assertThat(tried.last()).containsExactly(entry("loss", 0.2));
    }

    @Test
    void passesOverAColumnWithoutAName() throws Exception {
        TriedRun tried = tried("printf ',epoch,loss\\n0,1,0.5\\n1,2,0.4\\n' > $2/log.csv\n");

        assertThat(tried.last()).containsExactly(entry("loss", 0.4));
    }

    /** Results are taken from the cache after an input has changed that nobody names. */
    @Test
    void namesTheFilesThatItReads() throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/bin/strace")));
        Files.writeString(project.resolve("data.txt"), "accuracy: 0.5\n");

        TriedRun tried = tried("cat data.txt\n");

        assertThat(tried.inputs()).isEqualTo("data.txt, train.sh");
        assertThat(written().inputs()).containsExactly("data.txt", SCRIPT);
    }

    @Test
    void aFileThatItChangesIsNoInput() throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/bin/strace")));
        Files.writeString(project.resolve("state"), "1\n");
        words = List.of("sh", "./" + SCRIPT);

        TriedRun tried = tried("cat state; echo 2 >> state; echo accuracy: 0.5\n");

        assertThat(tried.inputs()).isEqualTo(SCRIPT);
    }

    @Test
    void anotherTableIsNoLogOfMetrics() throws Exception {
        TriedRun tried =
                tried(
                        """
                        printf 'id,probability\\n7,0.5\\n9,0.25\\n' > $2/a-predictions.csv
                        printf 'caf\\351,x\\n1,2\\n' > $2/b-latin.csv
                        printf 'epoch,loss\\n1,0.5\\n2,0.4\\n' > $2/train.csv
                        """);

        assertThat(tried.last()).containsExactly(entry("loss", 0.4));
    }

    @Test
    void leavesOutWhatNoTrialCouldRecord() throws Exception {
        TriedRun tried = tried("echo loss: 0.5; echo loss: 0.4; echo auc: nan; echo acc: 0.9\n");

        assertThat(tried.last()).containsExactly(entry("acc", 0.9));
        assertThat(tried.leftOut())
                .containsExactly(
                        "'loss' is written 2 times, and nothing says of which epochs",
                        "'auc' is not always a finite number");
    }

    @Test
    void tellsTheNumberOfEpochs() throws Exception {
        epochs = 4;
        words = List.of("sh", SCRIPT, "{epochs}");

        TriedRun tried = tried("echo accuracy: 0.$1$REPRO_EPOCHS\n");

        assertThat(tried.last()).containsExactly(entry("accuracy", 0.44));
        assertThat(tried.epochs()).isEqualTo(4);
    }

    @Test
    void wordsStayTheSameWords() throws Exception {
        words = List.of("sh", "-c", "echo \"accuracy: 0.5\" # it's {seed}");

        tried("");

        assertThat(written().run()).isEqualTo(words);
    }

    @Test
    void saysWhatToDoWhereNothingIsReported() throws Exception {
        assertThat(refusal("echo done\n"))
                .startsWith("with seed 7: it has reported no metric")
                .endsWith("to the file that REPRO_METRICS names");
        assertThat(refusal("echo 'loss;0.5' > results.csv\n"))
                .endsWith(
                        "It has written results.csv in the project, where runs at once would overwrite each other's: let it write to {out}");
    }

    @Test
    void refusesACommandThatFails() throws Exception {
        assertThat(refusal("echo no such data; exit 3\n"))
                .contains("sh has ended with status 3")
                .contains("its last line is: 'no such data'");
        assertThat(refusal("exit 79\n")).contains("the program says so by its exit status 79");
        words = List.of("sh", SCRIPT, "{sed}");
        assertThat(refusal("")).contains("there is no placeholder 'sed'").contains("'seed'");
        words = List.of("sh", SCRIPT, "{epochs}");
        assertThat(refusal("")).endsWith("say how many with -Drepro.epochs=");
        words = List.of("no-such-program");
        assertThat(refusal("")).contains("no-such-program cannot be started");
        assertThat(folder.tried()).doesNotExist();
    }

    private String refusal(String script) throws IOException {
        try {
            tried(script);
        } catch (RefusedException e) {
            return e.getMessage();
        }
        throw new AssertionError("it was not refused");
    }

    private TriedRun tried(String script) throws IOException, RefusedException {
        Files.writeString(project.resolve(SCRIPT), script);
        TryPlan plan =
                new TryPlan(
                        "run-1",
                        "tried",
                        new ArrayList<>(words),
                        project.toString(),
                        null,
                        7,
                        epochs);
        new TryRun(plan, folder, new EventLog(folder.process().events())).run();
        return JsonFile.read(folder.tried(), TriedRun.class);
    }

    private Definition written() throws Exception {
        assertThat(folder.definition("tried")).content().startsWith("# " + TryRun.FIRST_LINE);
        return Definition.read(folder.definition("tried"), "tried.yaml");
    }
}
