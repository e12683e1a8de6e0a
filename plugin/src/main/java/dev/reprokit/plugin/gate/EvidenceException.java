package dev.reprokit.plugin.gate;

/** Evidence that cannot be judged: it is missing, unfinished or answers another question. */
public final class EvidenceException extends Exception {

    /** Says of which experiment, and what is wrong. */
    EvidenceException(String message) {
        super(message);
    }
}
