package dev.reprokit.internal.harness;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.process.AuditPlan;
import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.internal.process.Diagnosis;
import dev.reprokit.internal.process.Diagnosis.Finding;
import dev.reprokit.internal.process.DoctorFolder;
import dev.reprokit.internal.process.DoctorPlan;
import dev.reprokit.internal.process.HarnessCommand;
import dev.reprokit.internal.process.RunPlan;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.verdict.Verdicts;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Scanner;
import java.util.concurrent.CountDownLatch;

/** Stands in for the harness in tests of the plugin; the experiment's id says what it does. */
public final class HarnessMain {
    private HarnessMain() {}

    /**
     * Does a harness's command.
     *
     * @param args a {@link HarnessCommand} and its files
     * @throws Exception if a file cannot be written
     */
    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[1]);
        switch (HarnessCommand.of(args)) {
            case CATALOGUE -> catalogue(Path.of(args[2]));
            case RUN -> {
                ExperimentFolder folder = new ExperimentFolder(Path.of(args[2]));
                obeyStandardInput(folder);
                behave(JsonFile.read(file, RunPlan.class), folder, new EventLog(folder.events()));
            }
            case AUDIT ->
                    AuditedRun.run(
                            JsonFile.read(file, AuditPlan.class),
                            new ExperimentFolder(Path.of(args[2])));
            case DOCTOR ->
                    examine(
                            JsonFile.read(file, DoctorPlan.class),
                            new DoctorFolder(Path.of(args[2])));
            case BENCHMARK -> throw new UnsupportedOperationException("no test needs it");
        }
    }

    private static void catalogue(Path file) throws IOException {
        String id = System.getProperty("catalogue.id", "finishes");
        var entry =
                new Catalogue.Entry(
                        id,
                        "own.Finishes",
                        "A title",
                        "A question?",
                        "A source",
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        List.of());
        String broken = System.getProperty("catalogue.broken");
        JsonFile.write(
                file,
                new Catalogue(
                        List.of(entry),
                        broken == null
                                ? List.of()
                                : List.of(new Catalogue.Broken(broken, broken, "of no use"))));
    }

    private static void examine(DoctorPlan plan, DoctorFolder folder) throws IOException {
        JsonFile.write(
                folder.diagnosis(), new Diagnosis(List.of(Finding.ok("forked JVM", "it lives"))));
        if (plan.plans().get(0).experiment().equals("is-killed")) {
            Runtime.getRuntime().halt(137);
        }
        new EventLog(folder.process().events()).append(new Event.Done(plan.runId()));
    }

    private static void obeyStandardInput(ExperimentFolder folder) {
        Thread thread =
                new Thread(
                        () -> {
                            Scanner in = new Scanner(System.in);
                            while (in.hasNextLine()) {
                                if (in.nextLine().equals("dump")) {
                                    write(folder.threadDump(), "main waits");
                                }
                            }
                            Runtime.getRuntime().halt(99);
                        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void behave(RunPlan wanted, ExperimentFolder folder, EventLog events)
            throws Exception {
        Plan plan = wanted.run();
        switch (plan.experiment()) {
            case "finishes" -> {
                trial(events);
                events.append(new Event.TrialEnded("a-seed-7", TrialStatus.FINISHED, "", 1, 1));
                finish(plan, folder, events, plan.runId());
            }
            case "finishes-another-run" -> finish(plan, folder, events, "another");
            case "says-done-only" -> events.append(new Event.Done(plan.runId()));
            case "exits-0" -> System.exit(0);
            case "exits-3-in-training" -> {
                trial(events);
                System.out.println("last words");
                System.exit(3);
            }
            case "is-killed" -> Runtime.getRuntime().halt(137);
            case "refuses" -> {
                events.append(new Event.Refused("the data folder is empty"));
                System.exit(HarnessCommand.REFUSED);
            }
            case "exits-20-without-reason" -> System.exit(HarnessCommand.REFUSED);
            case "fails-after-done" -> {
                finish(plan, folder, events, plan.runId());
                System.exit(1);
            }
            case "waits-for-ever" -> {
                trial(events);
                new CountDownLatch(1).await();
            }
            case "waits-until-it-is-late" -> {
                if (System.currentTimeMillis() < wanted.deadline()) {
                    new CountDownLatch(1).await();
                }
                finish(plan, folder, events, plan.runId());
            }
            case "tells-deadline" -> {
                write(folder.path().resolve("told.txt"), String.valueOf(wanted.deadline()));
                finish(plan, folder, events, plan.runId());
            }
            case "waits-for-ever-connected" -> {
                int port = Integer.getInteger("port");
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    socket.getOutputStream().write(1);
                    new CountDownLatch(1).await();
                }
            }
            case "prints-much" -> {
                String line = "x".repeat(1 << 10);
                for (int i = 0; i < 1 << 14; i++) {
                    System.out.println(line);
                }
                System.exit(1);
            }
            case "fills-the-heap" -> {
                trial(events);
                List<byte[]> all = new ArrayList<>();
                while (true) {
                    all.add(new byte[1 << 20]);
                }
            }
            case "crashes-in-native-code" -> {
                trial(events);
                // What the JVM gets when native code reads where nothing is.
                String self = String.valueOf(ProcessHandle.current().pid());
                new ProcessBuilder("kill", "-s", "SEGV", self).start();
                new CountDownLatch(1).await();
            }
            case "prints-garbage" -> {
                byte[] garbage = new byte[1 << 16];
                new Random(1).nextBytes(garbage);
                System.out.write(garbage);
                System.out.print("\u001b[2J\u0007last words\r");
                System.out.flush();
                System.exit(1);
            }
            case "reports-garbage" -> {
                byte[] garbage = new byte[1 << 12];
                new Random(1).nextBytes(garbage);
                Files.write(folder.events(), garbage);
            }
            case "fills-the-disk" -> {
                trial(events);
                Files.write(folder.path().resolve("large"), new byte[1 << 26]);
            }
            case "tells-environment" -> {
                write(
                        folder.path().resolve("told.txt"),
                        String.join(
                                "\n",
                                Path.of("").toAbsolutePath().toString(),
                                System.getProperty("said"),
                                System.getProperty("ai.djl.offline"),
                                System.getenv("OPT_OUT_TRACKING"),
                                String.valueOf(System.getenv("JAVA_TOOL_OPTIONS")),
                                ManagementFactory.getRuntimeMXBean()
                                        .getInputArguments()
                                        .toString()));
                finish(plan, folder, events, plan.runId());
            }
            default -> throw new IllegalArgumentException(plan.experiment());
        }
    }

    private static void trial(EventLog events) throws IOException {
        events.append(new Event.TrialStarted("a-seed-7", "a", 7, 1, 1));
        events.append(new Event.EpochFinished("a-seed-7", "a", 7, 1, 1, 2, 4, 0.5, 0.25, 1e3, 9.0));
    }

    private static void finish(Plan plan, ExperimentFolder folder, EventLog events, String runId)
            throws IOException {
        JsonFile.write(folder.plan(), plan);
        JsonFile.write(
                folder.verdicts(), new Verdicts(runId, plan.experiment(), Scale.SMOKE, List.of()));
        events.append(new Event.Done(runId));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
