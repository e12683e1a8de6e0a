package dev.reprokit.internal.program;

import java.nio.file.Path;
import java.util.List;

/**
 * Watches programs from outside. Whoever does is in no trial's key, so it changes nothing that they
 * compute.
 */
public interface ProgramWatch {

    /**
     * Returns the command that runs a program and watches it.
     *
     * @param argv the program and its words
     * @param variable what the program's environment has and the watch's must not have, {@code
     *     NAME=VALUE}: it tells what the program starts
     * @param trial the trial's own folder
     */
    List<String> command(List<String> argv, String variable, Path trial);

    /**
     * Tells what it has seen of a program that has ended with success.
     *
     * @param trial the trial's own folder
     * @param log the trial's log
     */
    void tell(Path trial, Path log);
}
