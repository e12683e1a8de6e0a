package dev.reprokit.internal.harness;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

import dev.reprokit.internal.harness.machine.TrialThreads;
import dev.reprokit.internal.process.Diagnosis.Finding;
import dev.reprokit.nn.Arithmetic;

import java.util.function.Supplier;

/** Examines if PyTorch computes the networks' operations correctly on a device. */
final class ArithmeticExamination {
    private static final String SUBJECT = "arithmetic";
    private static final String ELSEWHERE =
            "Use another device (-Drepro.device) or machine, or another version of PyTorch.";

    private ArithmeticExamination() {}

    static Finding of(Device device) {
        TrialThreads.prepare();
        return of(
                () -> {
                    try (NDManager manager = NDManager.newBaseManager(device)) {
                        return Arithmetic.of(manager);
                    }
                });
    }

    /** Reports an operation that cannot be computed, e.g. for want of memory, like a wrong one. */
    static Finding of(Supplier<Arithmetic> examination) {
        try {
            return of(examination.get());
        } catch (RuntimeException | LinkageError e) {
            return Finding.wrong(
                    SUBJECT, "an operation of the networks cannot be computed: " + e, ELSEWHERE);
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
                            + " fail. "
                            + ELSEWHERE);
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
