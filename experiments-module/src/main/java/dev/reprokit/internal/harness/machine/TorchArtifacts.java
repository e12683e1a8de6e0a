package dev.reprokit.internal.harness.machine;

import static java.util.stream.Collectors.joining;

import ai.djl.util.Utils;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The parts of PyTorch that DJL puts together, and that must belong together: its engine, the JNI
 * between the engine and PyTorch, and PyTorch's own library.
 *
 * @param djl version of DJL's engine, e.g. {@code 0.36.0}
 * @param torch version of PyTorch that the engine is for
 * @param jni version of the JNI, e.g. {@code 2.7.1-0.36.0}; empty if the class path has none
 * @param libraries PyTorch's libraries on the class path, for any platform
 * @param installed the library that PYTORCH_LIBRARY_PATH names instead; empty if it is not set
 */
record TorchArtifacts(
        String djl,
        String torch,
        Optional<String> jni,
        List<Library> libraries,
        Optional<Library> installed) {

    /**
     * PyTorch's library.
     *
     * @param version version, maybe with a suffix, e.g. {@code 2.7.1-20250812} or {@code
     *     2.7.1+cu128}; empty if it is unknown
     * @param flavour {@code cpu}, {@code cu128}; empty if it is unknown
     * @param place classifier of its artifact, or the folder that holds it
     */
    record Library(String version, String flavour, String place) {}

    private static final Pattern NUMBERS = Pattern.compile("\\d+\\.\\d+\\.\\d+");
    private static final Pattern WANTED_JNI = Pattern.compile("jnilib/[^/]+/([^/]+)/");
    private static final Pattern VERSION_LINE =
            Pattern.compile("(?m)^(?:__version__ *= *['\"])?(\\d+\\.\\d+\\.\\d+[^'\"\\s]*)");

    /** {@return the parts that this JVM has} */
    static TorchArtifacts ofClassPath() {
        ClassLoader loader =
                Objects.requireNonNullElse(
                        Thread.currentThread().getContextClassLoader(),
                        TorchArtifacts.class.getClassLoader());
        return of(
                loader, Optional.ofNullable(Utils.getEnvOrSystemProperty("PYTORCH_LIBRARY_PATH")));
    }

    /**
     * Reads the versions.
     *
     * @param loader sees the class path
     * @param installed the folder of a library outside the class path
     */
    static TorchArtifacts of(ClassLoader loader, Optional<String> installed) {
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
                        .toList(),
                installed.map(Path::of).map(TorchArtifacts::installed));
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
     * Reads the version that LibTorch and Python's PyTorch write beside their folder {@code lib}.
     */
    private static Library installed(Path folder) {
        String version =
                Stream.of("build-version", "version.py")
                        .map(folder::resolveSibling)
                        .filter(Files::isReadable)
                        .map(TorchArtifacts::version)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse("");
        return new Library(version, "", folder.toString());
    }

    private static Optional<String> version(Path file) {
        try {
            Matcher line = VERSION_LINE.matcher(Files.readString(file));
            return line.find() ? Optional.of(line.group(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Refuses what cannot be loaded, or would end the JVM.
     *
     * @throws RefusedException if the JVM has no PyTorch, or an installed one is of another version
     */
    void check(JvmPlatform jvm) throws RefusedException {
        boolean offered =
                installed.isPresent()
                        || libraries.stream()
                                .anyMatch(each -> each.place().equals(jvm.classifier()));
        Optional<Fault> fault = jvm.musl() || !offered ? jvm.fault() : Optional.empty();
        if (fault.isEmpty() && installed.isPresent()) {
            fault = mismatch(jvm);
        }
        if (fault.isPresent()) {
            throw new RefusedException(fault.get().text());
        }
    }

    List<String> flavours() {
        return libraries.stream().map(Library::flavour).distinct().toList();
    }

    /** {@return the fault of a class path without PyTorch's library for a platform} */
    Optional<Fault> missing(JvmPlatform jvm) {
        if (libraries.stream().anyMatch(library -> library.place().equals(jvm.classifier()))) {
            return onlyForCuda(jvm);
        }
        String others = libraries.stream().map(Library::place).distinct().collect(joining(", "));
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
                        .filter(library -> library.place().equals(jvm.classifier()))
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

    /** {@return the fault of parts that do not belong together, with all their versions} */
    Optional<Fault> mismatch(JvmPlatform jvm) {
        Optional<Library> taken =
                installed.or(
                        () ->
                                libraries.stream()
                                        .filter(each -> each.place().equals(jvm.classifier()))
                                        .findFirst());
        if (taken.isEmpty() || taken.get().version().isEmpty() || belongs(taken.get())) {
            return Optional.empty();
        }
        return Optional.of(
                new Fault(
                        "PyTorch's library is %s (%s), its JNI is %s, and DJL's engine is %s for PyTorch %s: they do not belong together"
                                .formatted(
                                        taken.get().version(),
                                        taken.get().place(),
                                        jni.orElse("missing"),
                                        djl,
                                        torch),
                        installed.isPresent()
                                ? "Unset PYTORCH_LIBRARY_PATH, or let it name PyTorch %s."
                                        .formatted(torch)
                                : "Take %s and ai.djl.pytorch:pytorch-jni:%s-%s; mvn dependency:tree shows who asks for others."
                                        .formatted(artifact("*"), torch, djl)));
    }

    /**
     * {@return the fault of an installed library without its flavour: DJL then assumes one that the
     * JNI does not come in}
     *
     * @param failure DJL's message
     */
    Optional<Fault> unknownFlavour(String failure) {
        Matcher wanted = WANTED_JNI.matcher(failure);
        return installed.isPresent() && wanted.find()
                ? Optional.of(
                        new Fault(
                                "there is no JNI of flavour %s for the PyTorch that PYTORCH_LIBRARY_PATH names"
                                        .formatted(wanted.group(1)),
                                "Set PYTORCH_FLAVOR to the flavour of that PyTorch, cpu or cu128, or unset PYTORCH_LIBRARY_PATH."))
                : Optional.empty();
    }

    private boolean belongs(Library library) {
        Matcher numbers = NUMBERS.matcher(library.version());
        return numbers.lookingAt()
                && jni.isPresent()
                && jni.get().startsWith(numbers.group() + "-" + djl);
    }
}
