package dev.reprokit.internal.harness;

import dev.reprokit.internal.harness.machine.NeededMemory;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.process.Diagnosis.Finding;
import dev.reprokit.record.result.Numbers;
import dev.reprokit.record.result.Scale;

import java.util.Optional;
import java.util.OptionalLong;

/** Examines if the largest trial fits into memory. */
final class MemoryExamination {
    private static final String SUBJECT = "memory";

    private MemoryExamination() {}

    /**
     * Compares the needed memory with the free memory.
     *
     * @param largest memory that the largest trial needs, and free memory
     * @param total all memory of the device; empty if it is unknown
     * @param limit the limit of a control group in words, if it decides what is free
     * @param scale the scale of that trial
     */
    static Finding of(
            NeededMemory largest, OptionalLong total, Optional<String> limit, Scale scale) {
        String text =
                "%s, free %s; the largest trial needs %s beside %s of data"
                        .formatted(
                                amount(total),
                                amount(largest.free()),
                                Numbers.gibibytes(largest.trialBytes()),
                                Numbers.gibibytes(largest.dataBytes()));
        try {
            largest.check(scale, limit);
            return Finding.ok(SUBJECT, text);
        } catch (RefusedException e) {
            return Finding.wrong(SUBJECT, text, e.getMessage());
        }
    }

    private static String amount(OptionalLong bytes) {
        return bytes.isPresent() ? Numbers.gibibytes(bytes.getAsLong()) : "unknown";
    }
}
