package dev.reprokit.internal.harness.machine;

import java.util.Optional;
import java.util.stream.Stream;

/** The permission to load native libraries, which a JDK may refuse since version 24. */
final class NativeAccess {
    private NativeAccess() {}

    /** {@return the fault, if a failure is the JDK's refusal} */
    static Optional<Fault> fault(Throwable failure) {
        // The JDK repeats a failure to initialise a class by its text only.
        boolean refused =
                Stream.iterate(failure, e -> e != null, Throwable::getCause)
                        .anyMatch(
                                e ->
                                        e instanceof IllegalCallerException
                                                || String.valueOf(e.getMessage())
                                                        .contains("IllegalCallerException"));
        return refused
                ? Optional.of(
                        new Fault(
                                "this JDK (%s) refuses native libraries"
                                        .formatted(Runtime.version()),
                                "Add --enable-native-access=ALL-UNNAMED to the options of this JVM:"
                                        + " the goals do; on Spark it belongs to"
                                        + " spark.executor.extraJavaOptions and"
                                        + " spark.driver.extraJavaOptions. Or leave out"
                                        + " --illegal-native-access=deny."))
                : Optional.empty();
    }
}
