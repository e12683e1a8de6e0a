package dev.reprokit.internal.harness;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.LibUtils;

import dev.reprokit.internal.harness.machine.Cuda;
import dev.reprokit.internal.harness.machine.Processor;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.harness.machine.Torch;
import dev.reprokit.internal.process.Diagnosis.Finding;
import dev.reprokit.record.run.Plan;

/**
 * Examines if PyTorch can be loaded and has the requested device.
 *
 * @param finding the finding about the device
 * @param device the first device; the CPU if the requested one is missing
 */
record TorchExamination(Finding finding, Device device) {

    /**
     * Loads the native library.
     *
     * @param download true if DJL may download it
     */
    static Finding library(boolean download) {
        String subject = "PyTorch";
        try {
            Engine engine = Torch.load(download);
            return Finding.ok(
                    subject,
                    "%s %s, by DJL %s: %s"
                            .formatted(
                                    engine.getVersion(),
                                    Torch.flavour(),
                                    Engine.getDjlVersion(),
                                    LibUtils.getLibtorchPath()));
        } catch (RefusedException e) {
            return Finding.wrong(subject, "cannot be loaded", e.getMessage());
        }
    }

    /** Looks for GPUs and for what keeps PyTorch, which must have been loaded, from using them. */
    static Finding cuda(String wanted) {
        return Cuda.ofThisMachine().finding(wanted);
    }

    /** Requests a plan's device and checks that it computes as the plan wants. */
    static TorchExamination start(Plan plan) {
        String subject = "device";
        try {
            Torch torch = Torch.start(plan);
            return new TorchExamination(Finding.ok(subject, torch.deviceName()), torch.device());
        } catch (RefusedException e) {
            return new TorchExamination(
                    Finding.wrong(
                            subject,
                            "%s cannot be used; there is a CPU, %s"
                                    .formatted(plan.device(), Processor.name()),
                            e.getMessage()),
                    Device.cpu());
        }
    }
}
