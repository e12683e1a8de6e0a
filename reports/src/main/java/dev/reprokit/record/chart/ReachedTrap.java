package dev.reprokit.record.chart;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A call in an experiment's code that walks into a trap: something that a library does with valid
 * input and that one would not guess.
 *
 * @param trap the trap's id in the table of traps
 * @param place the call's class, method, file and line, as in a stack trace
 * @param use what the code uses there
 * @param expected what one may expect of it
 * @param happens what happens
 * @param instead what to use instead
 * @param accepted the reason that the code gives why it does no harm there; empty if it gives none
 */
public record ReachedTrap(
        String trap,
        String place,
        String use,
        String expected,
        String happens,
        String instead,
        String accepted) {

    /** {@return true if the code gives a reason why the trap does no harm there} */
    @JsonIgnore
    public boolean isAccepted() {
        return !accepted.isEmpty();
    }

    /** {@return the place, what happens there, and what to use instead or why it does no harm} */
    public String inWords() {
        return "%s: %s (trap %s): one may expect: %s; what happens: %s; %s"
                .formatted(
                        place,
                        use,
                        trap,
                        expected,
                        happens,
                        isAccepted() ? "accepted: " + accepted : "use instead: " + instead);
    }
}
