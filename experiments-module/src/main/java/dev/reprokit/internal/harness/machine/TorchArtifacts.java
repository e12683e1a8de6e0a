package dev.reprokit.internal.harness.machine;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of PyTorch that DJL puts together, and that must belong together: its engine, the
 * bridge between the engine and PyTorch, and PyTorch's own library.
 *
 * @param djl version of DJL's engine, e.g. {@code 0.36.0}
 * @param torch version of PyTorch that the engine is for
 * @param bridge version of {@code pytorch-jni}, e.g. {@code 2.7.1-0.36.0}; empty if the class path
 *     has none
 * @param libraries PyTorch's libraries on the class path, for any platform
 */
record TorchArtifacts(String djl, String torch, Optional<String> bridge, List<Library> libraries) {

    /**
     * PyTorch's library in a jar.
     *
     * @param version its version with its date, e.g. {@code 2.7.1-20250812}
     * @param flavour {@code cpu}, {@code cu128}
     * @param classifier the platform that it is for
     */
    record Library(String version, String flavour, String classifier) {}

    private static final Pattern NUMBERS = Pattern.compile("\\d+\\.\\d+\\.\\d+");

    /** {@return the parts that this JVM has} */
    static TorchArtifacts ofClassPath() {
        ClassLoader loader =
                Objects.requireNonNullElse(
                        Thread.currentThread().getContextClassLoader(),
                        TorchArtifacts.class.getClassLoader());
        return of(loader);
    }

    /**
     * Reads the versions.
     *
     * @param loader sees the class path
     */
    static TorchArtifacts of(ClassLoader loader) {
        Properties engine = first(loader, "pytorch-engine.properties");
        return new TorchArtifacts(
                engine.getProperty("djl_version", ""),
                engine.getProperty("pytorch_version", ""),
                Optional.ofNullable(
                        first(loader, "jnilib/pytorch.properties").getProperty("jni_version")),
                all(loader, "native/lib/pytorch.properties").stream()
                        .filter(library -> library.containsKey("libraries"))
                        .map(
                                library ->
                                        new Library(
                                                library.getProperty("version", ""),
                                                library.getProperty("flavor", ""),
                                                library.getProperty("classifier", "")))
                        .toList());
    }

    private static Properties first(ClassLoader loader, String name) {
        return all(loader, name).stream().findFirst().orElseGet(Properties::new);
    }

    private static List<Properties> all(ClassLoader loader, String name) {
        List<Properties> found = new ArrayList<>();
        try {
            for (URL url : Collections.list(loader.getResources(name))) {
                Properties properties = new Properties();
                try (InputStream in = url.openStream()) {
                    properties.load(in);
                }
                found.add(properties);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /**
     * Refuses a JVM in which no library can be loaded, before DJL fails there.
     *
     * @throws RefusedException if its C library is musl, or DJL does not know its operating system
     */
    void check(JvmPlatform jvm) throws RefusedException {
        if (jvm.musl() || !jvm.isKnownToDjl()) {
            throw new RefusedException(jvm.fault().orElseThrow().text());
        }
    }

    /**
     * Refuses a class path whose libraries this JVM cannot use, before DJL downloads one: that is
     * for those who leave PyTorch out of the class path.
     *
     * @throws RefusedException if they are for other machines, or this JVM's platform has none
     */
    void requireForPlatform(JvmPlatform jvm) throws RefusedException {
        Optional<Fault> fault = libraries.isEmpty() ? jvm.fault() : missing(jvm);
        if (fault.isPresent()) {
            throw new RefusedException(fault.get().text());
        }
    }

    /** {@return true if the class path has a library for a platform, of any flavour} */
    boolean has(JvmPlatform jvm) {
        return libraries.stream().anyMatch(each -> each.classifier().equals(jvm.classifier()));
    }

    /** {@return the fault of a class path without PyTorch's library for a platform} */
    Optional<Fault> missing(JvmPlatform jvm) {
        if (has(jvm)) {
            return onlyForCuda(jvm);
        }
        String others =
                libraries.stream().map(Library::classifier).distinct().collect(joining(", "));
        return Optional.of(
                jvm.fault()
                        .orElseGet(
                                () ->
                                        new Fault(
                                                "the class path has no library of PyTorch for this"
                                                        + " JVM's platform, %s%s"
                                                                .formatted(
                                                                        jvm.classifier(),
                                                                        others.isEmpty()
                                                                                ? ""
                                                                                : ", only for "
                                                                                        + others),
                                                "Add the dependency %s with the classifier %s."
                                                        .formatted(
                                                                artifact("cpu"),
                                                                jvm.classifier()))));
    }

    /** DJL takes a CUDA library only where it finds a GPU, and CUDA of that version or later. */
    private Optional<Fault> onlyForCuda(JvmPlatform jvm) {
        List<String> flavours =
                libraries.stream()
                        .filter(library -> library.classifier().equals(jvm.classifier()))
                        .map(Library::flavour)
                        .toList();
        return flavours.stream().anyMatch(flavour -> !flavour.startsWith("cu"))
                ? Optional.empty()
                : Optional.of(
                        new Fault(
                                "the class path has PyTorch's library for %s only, and there is no GPU with that CUDA or a later one"
                                        .formatted(String.join(", ", flavours)),
                                "For the CPU add the dependency %s with the classifier %s. For a GPU let libcudart of that version be found (LD_LIBRARY_PATH)."
                                        .formatted(artifact("cpu"), jvm.classifier())));
    }

    private String artifact(String flavour) {
        return "ai.djl.pytorch:pytorch-native-%s:%s".formatted(flavour, torch);
    }

    /**
     * {@return the fault of parts that do not belong together, with all their versions}
     *
     * @param library the one that DJL has chosen
     */
    Optional<Fault> mismatch(Library library) {
        return belongs(library) ? Optional.empty() : Optional.of(doNotBelong(library));
    }

    private Fault doNotBelong(Library library) {
        return new Fault(
                "PyTorch's library is %s (%s), its bridge is %s, and DJL's engine is %s for PyTorch %s: they do not belong together"
                        .formatted(
                                library.version(),
                                library.classifier(),
                                bridge.orElse("missing"),
                                djl,
                                torch),
                "Take %s and ai.djl.pytorch:pytorch-jni:%s-%s; mvn dependency:tree shows who asks for others."
                        .formatted(artifact("*"), torch, djl));
    }

    private boolean belongs(Library library) {
        Matcher numbers = NUMBERS.matcher(library.version());
        return numbers.lookingAt()
                && bridge.isPresent()
                && bridge.get().startsWith(numbers.group() + "-" + djl);
    }
}
