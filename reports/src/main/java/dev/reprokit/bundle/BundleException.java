package dev.reprokit.bundle;

import java.util.List;

/** Thrown when a file is no bundle, or its parts do not belong together. */
public final class BundleException extends Exception {

    /**
     * Creates the exception.
     *
     * @param problems what is wrong, a sentence each
     */
    public BundleException(List<String> problems) {
        super(String.join("\n", problems));
    }
}
