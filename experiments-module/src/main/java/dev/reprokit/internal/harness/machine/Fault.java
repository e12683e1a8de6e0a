package dev.reprokit.internal.harness.machine;

import dev.reprokit.internal.process.Diagnosis.Finding;

/**
 * A fault of this machine, told alike by the doctor and by a run that starts.
 *
 * @param what the fault, one sentence without its full stop
 * @param cure one or two sentences: what to type, install or choose
 */
public record Fault(String what, String cure) {

    /** {@return the finding that a run would not start} */
    public Finding wrong(String subject) {
        return Finding.wrong(subject, what, cure);
    }

    /** {@return the finding that a run would start, but not as one may expect} */
    public Finding warning(String subject) {
        return Finding.warn(subject, what, cure);
    }

    /** {@return both, as one text} */
    public String text() {
        return what + ". " + cure;
    }
}
