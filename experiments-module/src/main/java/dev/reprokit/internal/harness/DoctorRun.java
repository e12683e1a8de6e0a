package dev.reprokit.internal.harness;

import ai.djl.Device;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.harness.machine.Fault;
import dev.reprokit.internal.harness.machine.Memory;
import dev.reprokit.internal.harness.machine.Processor;
import dev.reprokit.internal.harness.trial.PlannedCode;
import dev.reprokit.internal.process.Diagnosis;
import dev.reprokit.internal.process.Diagnosis.Finding;
import dev.reprokit.internal.process.DoctorFolder;
import dev.reprokit.internal.process.DoctorPlan;
import dev.reprokit.record.result.Numbers;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.Plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds problems that would prevent plans from running, as far as this needs their class path or
 * PyTorch. Each finding is on disk before the next examination starts: native code may end the JVM.
 */
final class DoctorRun {
    private final DoctorPlan plan;
    private final DoctorFolder folder;
    private final EventLog events;
    private final List<Finding> findings = new ArrayList<>();

    DoctorRun(DoctorPlan plan, DoctorFolder folder) {
        this.plan = plan;
        this.folder = folder;
        this.events = new EventLog(folder.process().events());
    }

    void run() throws IOException {
        add(jvm());
        Plan any = plan.plans().get(0);
        PlanExamination plans = new PlanExamination(events, PlannedCode.of(any.dependencies()));
        for (Plan planned : plan.plans()) {
            plans.examine(planned);
        }
        add(plans.experiments());
        add(plans.traps());
        for (Finding data : plans.data()) {
            add(data);
        }
        Finding library = TorchExamination.library(any.download());
        add(library);
        Device device = Device.cpu();
        if (library.state() == Diagnosis.State.OK) {
            add(TorchExamination.cuda(any.device()));
            TorchExamination torch = TorchExamination.start(any);
            add(torch.finding());
            device = torch.device();
            add(ArithmeticExamination.of(device));
        }
        Optional<Fault> cores = Processor.fault();
        if (cores.isPresent()) {
            add(cores.get().warning("cores"));
        }
        add(
                MemoryExamination.of(
                        plans.largest().withFree(Memory.free(device)),
                        Memory.total(device),
                        Memory.limit(device),
                        any.scale()));
        events.append(new Event.Done(plan.runId()));
    }

    private void add(Finding finding) throws IOException {
        findings.add(finding);
        JsonFile.write(folder.diagnosis(), new Diagnosis(findings));
    }

    private static Finding jvm() {
        return Finding.ok(
                "forked JVM",
                "%s, %s, heap up to %s: %s"
                        .formatted(
                                System.getProperty("java.runtime.version"),
                                System.getProperty("java.vendor"),
                                Numbers.gibibytes(Runtime.getRuntime().maxMemory()),
                                System.getProperty("java.home")));
    }
}
