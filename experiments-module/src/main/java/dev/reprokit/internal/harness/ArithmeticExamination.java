package dev.reprokit.internal.harness;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

import dev.reprokit.internal.harness.machine.TrialThreads;
import dev.reprokit.internal.process.Diagnosis.Finding;
import dev.reprokit.nn.Arithmetic;

/** Examines if PyTorch computes the networks' operations correctly on a device. */
final class ArithmeticExamination {
    private static final String SUBJECT = "arithmetic";

    private ArithmeticExamination() {}

    static Finding of(Device device) {
        TrialThreads.prepare();
        try (NDManager manager = NDManager.newBaseManager(device)) {
            return of(Arithmetic.of(manager));
        }
    }

    static Finding of(Arithmetic arithmetic) {
        String right =
                "PyTorch computes %d kinds of operations right".formatted(arithmetic.right());
        if (!arithmetic.wrong().isEmpty()) {
            return Finding.wrong(
                    SUBJECT,
                    right + ", wrong: " + String.join("; ", arithmetic.wrong()),
                    "Networks with such operations would learn from wrong numbers, so their trials"
                            + " fail. Use another device (-Drepro.device) or machine, or another"
                            + " version of PyTorch.");
        }
        if (!arithmetic.workedAround().isEmpty()) {
            return Finding.warn(
                    SUBJECT,
                    right + ", wrong: " + String.join("; ", arithmetic.workedAround()),
                    "ReproKit's networks work around it. In networks of your own use"
                            + " dev.reprokit.nn.CheckedConvolution instead of Conv2d; with Conv2d"
                            + " their trials may fail here.");
        }
        return Finding.ok(SUBJECT, right);
    }
}
