package dev.reprokit.internal.harness.machine;

import static java.util.stream.Collectors.joining;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The loading of PyTorch's native library: unpacks damaged files afresh, once, and explains what is
 * in the way.
 *
 * @param source the place of the library
 * @param files the unpacked files
 * @param jvm the platform that they must be for
 * @param artifacts the parts of PyTorch, which must belong together
 * @param environment the environment variables by name
 * @param log gets a line if files are unpacked afresh
 */
record TorchLibrary(
        TorchSource source,
        UnpackedLibraries files,
        JvmPlatform jvm,
        TorchArtifacts artifacts,
        Map<String, String> environment,
        Consumer<String> log) {

    /** Environment variables that make DJL look for another library than the class path's. */
    private static final Set<String> OVERRIDES =
            Set.of(
                    "PYTORCH_VERSION",
                    "PYTORCH_PRECXX11",
                    "PYTORCH_EXTRA_LIBRARY_PATH",
                    TorchSource.FLAVOUR);

    /** What glibc's linker says where the system's own libraries are too old. */
    private static final Pattern TOO_OLD =
            Pattern.compile("version [`'](?:GLIBC|GLIBCXX|CXXABI)_[^']+' not found");

    /** What it says of a library that another one needs, and that is nowhere. */
    private static final Pattern ABSENT =
            Pattern.compile("([^/:\\s]+): cannot open shared object file");

    /**
     * Loads the library.
     *
     * @param djl loads it as DJL does
     * @throws RefusedException if it cannot be loaded; names the cause, the folder and the variable
     *     to set
     */
    <E> E load(Supplier<E> djl) throws RefusedException {
        try {
            Optional<String> damage = files.damage(jvm);
            if (damage.isPresent()) {
                unpackAfresh(damage.get());
                return djl.get();
            }
            return loadTwice(djl);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            throw new RefusedException(explanation(e), e);
        }
    }

    /** Tries again with fresh files: a file of the right size may hold the wrong bytes. */
    private <E> E loadTwice(Supplier<E> djl) {
        try {
            return djl.get();
        } catch (RuntimeException | LinkageError e) {
            if (!mayBeDamage(e)) {
                throw e;
            }
            unpackAfresh(innermost(e).getMessage());
            return djl.get();
        }
    }

    /** Fresh files do not help where the machine lacks something or forbids to load them. */
    private boolean mayBeDamage(Throwable e) {
        String message = message(e);
        Matcher absent = ABSENT.matcher(message);
        return innermost(e) instanceof UnsatisfiedLinkError
                && files.exist()
                && tooOld(e).isEmpty()
                && !message.contains("Operation not permitted")
                && (!absent.find() || files.sizes().containsKey(absent.group(1)));
    }

    private static Optional<Fault> tooOld(Throwable e) {
        return TOO_OLD.matcher(message(e)).find()
                ? Optional.of(
                        new Fault(
                                "this Linux's C or C++ library is older than PyTorch's library needs: "
                                        + message(e),
                                "Take a newer Linux, or a container with one, e.g. eclipse-temurin:17-jdk."))
                : Optional.empty();
    }

    private static String message(Throwable e) {
        return String.valueOf(innermost(e).getMessage());
    }

    private void unpackAfresh(String reason) {
        try {
            files.delete();
        } catch (UncheckedIOException e) {
            throw new IllegalStateException(
                    "%s, and it cannot be deleted".formatted(reason), e.getCause());
        }
        log.accept(
                "PyTorch's library is unpacked afresh into %s: %s"
                        .formatted(files.folder(), reason));
    }

    private String explanation(Throwable e) {
        return NativeAccess.fault(e)
                .or(() -> tooOld(e))
                .or(this::mismatch)
                .map(fault -> "PyTorch's native library cannot be loaded: " + fault.text())
                .orElseGet(() -> unknown(e));
    }

    /** Finds the fault in what DJL puts together: its own message is that it cannot download. */
    private Optional<Fault> mismatch() {
        return source.origin() == TorchSource.Origin.CLASS_PATH && overrides().isEmpty()
                ? artifacts.mismatch(
                        new TorchArtifacts.Library(
                                source.version(), source.flavour(), jvm.classifier()))
                : Optional.empty();
    }

    private String unknown(Throwable e) {
        String overrides = overrides();
        return source.advice(reason(e))
                + (overrides.isEmpty() ? "" : " The environment has " + overrides + ": unset it.");
    }

    private String overrides() {
        return environment.entrySet().stream()
                .filter(variable -> OVERRIDES.contains(variable.getKey()))
                .filter(variable -> !mayBeSet(variable.getKey()))
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .sorted()
                .collect(joining(", "));
    }

    /** Beside an installed PyTorch the flavour is a setting of its own. */
    private boolean mayBeSet(String variable) {
        return source.origin() == TorchSource.Origin.INSTALLED
                && variable.equals(TorchSource.FLAVOUR);
    }

    /** Joins the first message and that of the innermost cause, which knows best. */
    private static String reason(Throwable e) {
        return Stream.of(e, innermost(e))
                .distinct()
                .map(cause -> cause.toString().strip().replaceAll("[.:]+$", ""))
                .collect(joining(", "));
    }

    private static Throwable innermost(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
