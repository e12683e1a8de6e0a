package dev.reprokit.plugin;

/** Evidence that cannot be judged: it is missing, unfinished or answers another question. */
final class EvidenceException extends Exception {

    /** Says of which experiment, and what is wrong. */
    EvidenceException(String message) {
        super(message);
    }
}
