package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Measure;
import dev.reprokit.experiment.Trial;
import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.internal.harness.trial.Budget;
import dev.reprokit.nn.Mlp;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Undecided;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;
import dev.reprokit.report.HtmlReport;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.Protocol;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs that end in time, and go on when the same plan is run again. The clock is a fake. */
class BudgetedRunTest {
    /** Seven tenths of the time that one seed takes. */
    private static final double NIGHT = 5000;

    @TempDir private Path temp;
    private final NightClock clock = new NightClock();
    private int runs;

    /**
     * Really trains, a tiny network. An epoch of one condition takes half an hour of the test's
     * clock, one of the other ten minutes.
     */
    public static final class Timed extends Fakes.Fake {
        static final double SLOW = 1800;
        static final double QUICK = 600;
        static final int EPOCHS = 3;

        private static final Measure ACCURACY =
                Measure.percent("test_accuracy", "final test accuracy");

        static volatile NightClock clock = new NightClock();

        /** For the service loader. */
        public Timed() {
            super("fake-timed");
        }

        @Override
        public Design design(Scale scale) {
            return Design.of(List.of(Condition.of("slow", EPOCHS), Condition.of("quick", EPOCHS)))
                    .withSeeds(3)
                    .on("synthetic", 48, 16);
        }

        @Override
        public void run(Trial trial) throws IOException {
            int layers = trial.condition().id().equals("slow") ? 2 : 1;
            new ClassificationRun(
                            new Mlp(layers, 8, 10), 28, Protocol.PUBLISHED.withBatchSize(16), false)
                    .run(timed(trial), trial.dataset().train().labels());
        }

        private static Trial timed(Trial trial) {
            double seconds = trial.condition().id().equals("slow") ? SLOW : QUICK;
            return (Trial)
                    Proxy.newProxyInstance(
                            Trial.class.getClassLoader(),
                            new Class<?>[] {Trial.class},
                            (proxy, method, arguments) -> {
                                if (method.getName().equals("epoch")) {
                                    clock.pass(seconds);
                                }
                                try {
                                    return method.invoke(trial, arguments);
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            });
        }

        @Override
        public List<Claim> claims() {
            return List.of(
                    Claim.of("C1", "The slow one gets something right.")
                            .from("made up")
                            .that(ACCURACY.in("slow"))
                            .areAllAtLeast(0),
                    Claim.of("C2", "The quick one gets nothing right.")
                            .from("made up")
                            .that(ACCURACY.in("quick"))
                            .areAllAtMost(-1),
                    Claim.of("C3", "It cannot be asked here.")
                            .from("made up")
                            .that(ACCURACY.in("quick"))
                            .areAllAtLeast(0)
                            .notApplicableAt(Scale.SMOKE, "it is made up"));
        }

        @Override
        public List<String> answers(Results results) {
            return List.of("It is all made up.");
        }
    }

    @BeforeEach
    void setClock() {
        Timed.clock = clock;
    }

    @AfterEach
    void forgetClock() {
        Timed.clock = new NightClock();
    }

    @Test
    void nightsWithAKillInBetweenLeaveTheBitsOfOneRun() throws Exception {
        ExperimentFolder whole = folder("whole");
        run(timed().cache(temp.resolve("whole-cache")), whole, null);

        ExperimentFolder folder = folder("nights");
        List<Undecided> evenings = new ArrayList<>();
        night(folder);
        evenings.add(undecided(folder));
        nightThatIsKilledAfterOneEpoch(folder);
        while (true) {
            double began = now();
            night(folder);
            assertThat(now() - began).as("it ends in time").isLessThanOrEqualTo(NIGHT);
            if (Files.notExists(folder.undecided())) {
                break;
            }
            evenings.add(undecided(folder));
        }

        assertThat(evenings)
                .as("whole seeds come first")
                .extracting(Undecided::seeds, Undecided::trials)
                .containsExactly(tuple(0, 0), tuple(1, 2), tuple(2, 4), tuple(2, 5));
        assertThat(folder.metrics()).hasSameBinaryContentAs(whole.metrics());
        assertThat(folder.running()).doesNotExist();
        for (TrialRow trial : TrialsCsv.read(folder.trials())) {
            assertThat(folder.rightAnswers(trial.trial()))
                    .hasSameBinaryContentAs(whole.rightAnswers(trial.trial()));
        }
        assertThat(verdicts(folder).claims())
                .extracting(Judgement::verdict)
                .containsExactly(
                        Verdict.REPRODUCED, Verdict.NOT_REPRODUCED, Verdict.NOT_APPLICABLE);
        assertThat(verdicts(folder).answers()).isNotEmpty();
    }

    @Test
    void trialsSideBySideLeaveTheSameBits() throws Exception {
        ExperimentFolder whole = folder("whole");
        run(timed().cache(temp.resolve("whole-cache")), whole, null);

        ExperimentFolder folder = folder("nights");
        do {
            run(timed().parallel("2"), folder, NIGHT);
        } while (Files.exists(folder.undecided()));

        assertThat(folder.metrics()).hasSameBinaryContentAs(whole.metrics());
    }

    @Test
    void aTrialStopsBeforeAnEpochThatWouldNotEndInTime() throws IOException {
        ExperimentFolder folder = folder("run");

        run(timed(), folder, 2 * Timed.SLOW);

        assertThat(notes(folder))
                .containsExactly(
                        "slow-seed-1 stops after epoch 1 of 3",
                        "quick-seed-1 stops after epoch 2 of 3");
        assertThat(trained(folder))
                .as("nobody knew that the other one is quicker")
                .containsExactly("slow-seed-1 1", "quick-seed-1 1", "quick-seed-1 2");
    }

    @Test
    void whatHasNoTimeForAnEpochDoesNotBegin() throws IOException {
        ExperimentFolder folder = folder("run");
        run(timed().seeds(1), folder, null);

        run(timed().seeds(3), folder, Timed.QUICK + 1);

        assertThat(trained(folder)).containsExactly("quick-seed-2 1");
    }

    @Test
    void noClaimIsJudgedBeforeAllSeedsHaveRun() throws IOException {
        ExperimentFolder folder = folder("run");

        run(timed(), folder, 3 * (Timed.SLOW + Timed.QUICK) + Timed.SLOW);

        assertThat(undecided(folder).inWords()).startsWith("1 of 3 seeds, 2 of 6 trials, about ");
        List<Judgement> claims = verdicts(folder).claims();
        assertThat(claims)
                .extracting(Judgement::verdict, Judgement::n)
                .containsExactly(
                        tuple(Verdict.UNDECIDED_YET, 1),
                        tuple(Verdict.UNDECIDED_YET, 1),
                        tuple(Verdict.NOT_APPLICABLE, 0));
        assertThat(claims.get(0).observed()).isNotNull();
        assertThat(claims.get(0).message())
                .startsWith("1 of 3 seeds")
                .endsWith("judged when all seeds have run");
        assertThat(claims.get(0).evidence()).isNull();
        assertThat(verdicts(folder).answers()).isEmpty();
    }

    @Test
    void aSeedWithoutAllItsTrialsIsInNoMean() throws IOException {
        ExperimentFolder folder = folder("run");

        run(timed(), folder, 3.2 * Timed.SLOW);

        assertThat(undecided(folder).trials()).isEqualTo(1);
        assertThat(TrialsCsv.read(folder.trials()))
                .extracting(TrialRow::trial)
                .containsExactly("slow-seed-1");
        assertThat(verdicts(folder).claims()).extracting(Judgement::n).containsOnly(0);
        HtmlReport.read(temp).write();
        assertThat(folder.report()).content().contains("0 of 3 seeds, 1 of 6 trials, about ");
    }

    @Test
    void aBudgetThatIsSpentReportsWhatTheCacheHolds() throws IOException {
        ExperimentFolder folder = folder("run");
        run(timed().seeds(1), folder, null);
        ExperimentFolder another = folder("another");

        run(timed(), another, -1.0);

        assertThat(trained(another)).isEmpty();
        assertThat(undecided(another))
                .isEqualTo(new Undecided(1, 3, 2, 6, undecided(another).secondsLeft()));
        assertThat(undecided(another).secondsLeft())
                .isCloseTo(2 * 3 * (Timed.SLOW + Timed.QUICK), within(1.0));
        assertThat(verdicts(another).claims().get(0).n()).isEqualTo(1);
    }

    @Test
    void whereNothingIsKnownNothingIsLeftToLookAt() throws IOException {
        ExperimentFolder folder = folder("run");

        run(timed(), folder, -1.0);

        assertThat(undecided(folder)).isEqualTo(new Undecided(0, 3, 0, 6, null));
        Path index = HtmlReport.read(temp).write();
        assertThat(index).content().contains("0 of 3 seeds, 0 of 6 trials");
        assertThat(folder.report()).content().contains("undecided yet");
    }

    @Test
    void theEstimateBeforeTheFirstEpochIsWhatItTakes() throws IOException {
        ExperimentFolder first = folder("first");
        run(timed().seeds(1), first, null);
        assertThat(estimate(first)).isEqualTo(new Event.TimeEstimated(2, 0, 1, null, null));

        ExperimentFolder folder = folder("run");
        run(timed(), folder, NIGHT);
        double began = now();
        run(timed(), folder, null);

        assertThat(estimate(folder).trials()).isEqualTo(4);
        assertThat(estimate(folder).begun()).isEqualTo(2);
        assertThat(estimate(folder).seconds()).isCloseTo(now() - began, within(1.0));
    }

    @Test
    void aTrialThatCannotGoOnStopsAtOnceAndSaysSo() throws IOException {
        ExperimentFolder folder = folder("run");
        EventLog events =
                new EventLog(folder.events()) {
                    @Override
                    public synchronized void append(Event event) throws IOException {
                        super.append(event);
                        if (event instanceof Event.EpochFinished) {
                            clock.pass(100);
                        }
                    }
                };

        // After the first epoch there is time for one more, and two are left.
        TestPlan plan = TestPlan.of("fake-pure-java");
        assertThat(HarnessMain.run(plan.plan(), folder, events, until(350.0))).isZero();

        assertThat(notes(folder).get(0))
                .isEqualTo(
                        "fast-seed-1 stops after epoch 1 of 3, and begins anew next time: it records"
                                + " no state to go on from");
        assertThat(undecided(folder).trials()).isZero();
    }

    @Test
    void aBackboneStopsAndGoesOnToTheSameBits() throws IOException {
        ExperimentFolder whole = folder("whole");
        run(TestPlan.of("fake-probes"), whole, null);
        ExperimentFolder folder = folder("run");
        TestPlan plan = TestPlan.of("fake-probes");

        EventLog events =
                new EventLog(folder.events()) {
                    @Override
                    public synchronized void append(Event event) throws IOException {
                        super.append(event);
                        if (event instanceof Event.Note note
                                && note.message().contains(": epoch")) {
                            clock.pass(100);
                        }
                    }
                };
        assertThat(HarnessMain.run(plan.plan(), folder, events, until(250.0))).isZero();
        assertThat(notes(folder))
                .contains("backbone mortal-mlp of seed 1 stops after epoch 2 of 4")
                .noneMatch(note -> note.contains("epoch 3 of 4"));
        assertThat(TrialsCsv.read(folder.trials()))
                .extracting(TrialRow::trial)
                .as("it wants no backbone")
                .containsExactly("by-itself-seed-1");

        Files.delete(folder.events());
        run(plan, folder, null);
        assertThat(notes(folder))
                .contains("backbone mortal-mlp of seed 1 continues after epoch 2 of 4");
        assertThat(folder.metrics()).hasSameBinaryContentAs(whole.metrics());
    }

    private TestPlan timed() {
        return TestPlan.of("fake-timed").cache(temp.resolve("cache")).runId("run-" + ++runs);
    }

    private void night(ExperimentFolder folder) throws IOException {
        run(timed(), folder, NIGHT);
    }

    private void run(TestPlan plan, ExperimentFolder folder, Double seconds) throws IOException {
        Files.deleteIfExists(folder.events());
        EventLog events = new EventLog(folder.events());
        assertThat(HarnessMain.run(plan.plan(), folder, events, until(seconds))).isZero();
        assertThat(events.next()).last().isInstanceOf(Event.Done.class);
    }

    private Budget until(Double seconds) {
        return new Budget(
                clock, seconds == null ? null : clock.instant().plusMillis((long) (1e3 * seconds)));
    }

    /** Puts the files back that were there, after a first epoch, when the run went on. */
    private void nightThatIsKilledAfterOneEpoch(ExperimentFolder folder) throws IOException {
        Path killed = temp.resolve("killed");
        Files.delete(folder.events());
        EventLog events =
                new EventLog(folder.events()) {
                    @Override
                    public synchronized void append(Event event) throws IOException {
                        super.append(event);
                        if (event instanceof Event.EpochFinished && Files.notExists(killed)) {
                            copy(temp.resolve("cache"), killed.resolve("cache"));
                            copy(folder.path(), killed.resolve("run"));
                        }
                    }
                };
        HarnessMain.run(timed().plan(), folder, events, until(NIGHT));
        CacheFolder.delete(folder.path());
        CacheFolder.delete(temp.resolve("cache"));
        copy(killed.resolve("cache"), temp.resolve("cache"));
        copy(killed.resolve("run"), folder.path());
        assertThat(folder.verdicts()).doesNotExist();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                if (!Files.isDirectory(file)) {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private double now() {
        return clock.instant().toEpochMilli() / 1e3;
    }

    private static Undecided undecided(ExperimentFolder folder) throws IOException {
        return JsonFile.read(folder.undecided(), Undecided.class);
    }

    private static Verdicts verdicts(ExperimentFolder folder) throws IOException {
        return JsonFile.read(folder.verdicts(), Verdicts.class);
    }

    private static List<String> notes(ExperimentFolder folder) throws IOException {
        return events(folder, Event.Note.class).stream().map(Event.Note::message).toList();
    }

    private static Event.TimeEstimated estimate(ExperimentFolder folder) throws IOException {
        return events(folder, Event.TimeEstimated.class).get(0);
    }

    private static List<String> trained(ExperimentFolder folder) throws IOException {
        return events(folder, Event.EpochFinished.class).stream()
                .map(epoch -> epoch.trial() + " " + epoch.epoch())
                .toList();
    }

    private static <E extends Event> List<E> events(ExperimentFolder folder, Class<E> type)
            throws IOException {
        return new EventLog(folder.events())
                .next().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private ExperimentFolder folder(String name) throws IOException {
        return new ExperimentFolder(Files.createDirectories(temp.resolve(name)));
    }
}
