package dev.reprokit.internal.harness.machine;

import ai.djl.util.Platform;
import ai.djl.util.Utils;

import dev.reprokit.internal.file.Sha256;
import dev.reprokit.internal.harness.machine.TorchArtifacts.Library;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The place from which DJL takes PyTorch's native library. DJL decides, in this order; here its
 * decision is known before it loads anything, and gets the settings that DJL would guess wrong.
 *
 * @param origin kind of place
 * @param folder the folder of the library, which need not exist
 * @param version PyTorch's version, e.g. {@code 2.7.1+cu128}
 * @param flavour {@code cpu} or {@code cu128}; that of the bridge by which DJL calls the library
 */
record TorchSource(Origin origin, Path folder, String version, String flavour) {

    /** The kinds of places. */
    enum Origin {
        /** The folder that {@code PYTORCH_LIBRARY_PATH} names. */
        INSTALLED,
        /** A jar on the class path, from which DJL unpacks it. */
        CLASS_PATH,
        /** DJL's folder of what it has downloaded. */
        DOWNLOADED,
        /** No place has one. */
        NOWHERE
    }

    /** The folder of an installed PyTorch: an environment variable or system property of DJL's. */
    static final String PATH = "PYTORCH_LIBRARY_PATH";

    /** The flavour of the CUDA library for which DJL's bridge was compiled: CUDA 12.8. */
    static final String CUDA = "cu128";

    private static final String CPU = "cpu";

    /** A setting of DJL's, which the harness sets unless the user has. */
    static final String FLAVOUR = "PYTORCH_FLAVOR";

    private static final String JNA_PATH = "jna.library.path";

    private static final Pattern TOLD = Pattern.compile("TORCH_VERSION=([0-9.]*[0-9])");

    /** In the folder above that of the libraries: pip's installation, and LibTorch's archive. */
    private static final Map<String, Pattern> VERSION_FILES =
            new TreeMap<>(
                    Map.of(
                            "version.py", Pattern.compile("__version__ = '([^']+)'"),
                            "build-version", Pattern.compile("^(\\S+)")));

    /**
     * Finds the place on this machine, and tells JNA of the libcudart there.
     *
     * @throws RefusedException if a library is named that is missing or that DJL cannot use, or if
     *     CUDA fails when DJL asks it for GPUs
     */
    static TorchSource here(JvmPlatform jvm, TorchArtifacts artifacts) throws RefusedException {
        Path cache = Utils.getEngineCacheDir("pytorch");
        UnaryOperator<@Nullable String> setting = Utils::getEnvOrSystemProperty;
        Optional<Library> none = Optional.empty();
        TorchSource outside = find(artifacts.torch(), jvm.classifier(), none, cache, setting);
        // DJL looks for libcudart once, and choosing a jar makes it look: JNA must know before.
        outside.jnaPath(cache, setting).ifPresent(path -> System.setProperty(JNA_PATH, path));
        Optional<Library> packed =
                outside.origin == Origin.INSTALLED || !artifacts.has(jvm)
                        ? none
                        : packed(() -> Platform.detectPlatform("pytorch"));
        TorchSource found =
                packed.isPresent()
                        ? find(artifacts.torch(), jvm.classifier(), packed, cache, setting)
                        : outside;
        found.requireFlavour(System::getenv);
        return found;
    }

    /** Asks DJL for the library on the class path that it takes; it may take one for CUDA. */
    static Optional<Library> packed(Supplier<Platform> djl) throws RefusedException {
        try {
            Platform platform = djl.get();
            return platform.isPlaceholder()
                    ? Optional.empty()
                    : Optional.of(
                            new Library(
                                    platform.getVersion(),
                                    platform.getFlavor(),
                                    platform.getClassifier()));
        } catch (RuntimeException | LinkageError | AssertionError e) {
            throw new RefusedException(
                    "CUDA fails when DJL asks it for GPUs: %s. See that nvidia-smi lists them all without an error, or hide them with the environment variable CUDA_VISIBLE_DEVICES=-1 and use the CPU."
                            .formatted(e),
                    e);
        }
    }

    /**
     * Finds the place.
     *
     * @param torch the version of PyTorch for which DJL was made
     * @param classifier the platform, e.g. {@code linux-x86_64}
     * @param packed the library on the class path that DJL takes
     * @param cache the folder for what DJL unpacks and downloads
     * @param setting returns a setting of DJL's, or null
     * @throws RefusedException if a library is named that is missing or that DJL cannot use
     */
    static TorchSource find(
            String torch,
            String classifier,
            Optional<Library> packed,
            Path cache,
            UnaryOperator<@Nullable String> setting)
            throws RefusedException {
        String path = value(PATH, setting);
        String wanted = value(FLAVOUR, setting);
        if (path != null) {
            return installed(path, wanted, torch, classifier);
        }
        if (packed.isPresent()) {
            String version = packed.get().version();
            String flavour = packed.get().flavour();
            Path folder = cache.resolve("%s-%s-%s".formatted(version, flavour, classifier));
            return new TorchSource(Origin.CLASS_PATH, folder, version, flavour);
        }
        String offered = hasBridge(classifier, CUDA) ? CUDA : CPU;
        String flavour = wanted == null ? offered : wanted;
        Path folder = cache.resolve("%s-%s-%s".formatted(torch, flavour, classifier));
        return new TorchSource(
                Files.exists(folder.resolve(library("torch"))) ? Origin.DOWNLOADED : Origin.NOWHERE,
                folder,
                torch,
                flavour);
    }

    /** Reads a setting as DJL does, for which an empty one is none. */
    private static @Nullable String value(String name, UnaryOperator<@Nullable String> setting) {
        String value = setting.apply(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private static TorchSource installed(
            String path, @Nullable String wanted, String version, String classifier)
            throws RefusedException {
        Path folder =
                places(path)
                        .map(TorchSource::folderOf)
                        .filter(place -> Files.isRegularFile(place.resolve(library("torch"))))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                "%s=%s: there is no %s. Name the folder lib of an installed PyTorch %s, or unset it."
                                                        .formatted(
                                                                PATH,
                                                                path,
                                                                library("torch"),
                                                                version)));
        boolean cuda = Files.exists(folder.resolve(library("torch_cuda")));
        String flavour = wanted != null ? wanted : cuda ? CUDA : CPU;
        String label = label(folder).orElse(version);
        if (!hasOwnBridge(folder)) {
            requireBridge(folder, label, version, flavour, classifier);
        }
        return new TorchSource(Origin.INSTALLED, folder, label, flavour);
    }

    /** Splits a path into its places, without those that no file can have. */
    private static Stream<Path> places(String path) {
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(place -> !place.isEmpty())
                .flatMap(
                        place -> {
                            try {
                                return Stream.of(Path.of(place).toAbsolutePath());
                            } catch (InvalidPathException e) {
                                return Stream.empty();
                            }
                        });
    }

    /** DJL lets the variable name the folder, or the library in it. */
    private static Path folderOf(Path place) {
        return place.endsWith(library("torch")) && Files.isRegularFile(place)
                ? place.resolveSibling("")
                : place;
    }

    /** Whoever compiled a bridge for another PyTorch has put it beside that. */
    private static boolean hasOwnBridge(Path folder) {
        return Files.exists(folder.resolve(library("djl_torch")));
    }

    private static RefusedException otherVersion(String label, Path folder, String version) {
        return new RefusedException(
                "%s names PyTorch %s, %s: DJL's bridge was compiled for PyTorch %s and works with no other. Install that, or unset the variable."
                        .formatted(PATH, label, folder, version));
    }

    /** Another version would be loaded, and then crash or compute nonsense. */
    private static void requireBridge(
            Path folder, String label, String version, String flavour, String classifier)
            throws RefusedException {
        if (!label.matches(Pattern.quote(version) + "(\\+.*)?")) {
            throw otherVersion(label, folder, version);
        }
        if (!hasBridge(classifier, flavour)) {
            throw new RefusedException(
                    "%s names PyTorch %s, %s: DJL has no bridge to it, of flavour '%s' for %s. Take another PyTorch, correct or unset %s, or unset both."
                            .formatted(PATH, label, folder, flavour, classifier, FLAVOUR));
        }
    }

    /** {@return true if DJL can call PyTorch's library of that flavour on that platform} */
    static boolean hasBridge(String classifier, String flavour) {
        return TorchSource.class.getResource(
                        "/jnilib/%s/%s/%s".formatted(classifier, flavour, library("djl_torch")))
                != null;
    }

    private static Optional<String> label(Path folder) throws RefusedException {
        Path above = folder.normalize().resolveSibling("");
        for (Map.Entry<String, Pattern> entry : VERSION_FILES.entrySet()) {
            Path file = above.resolve(entry.getKey());
            try {
                if (Files.isRegularFile(file)) {
                    Matcher version = entry.getValue().matcher(Files.readString(file));
                    if (version.find()) {
                        return Optional.of(version.group(1));
                    }
                }
            } catch (IOException e) {
                throw new RefusedException("%s cannot be read: %s".formatted(file, e), e);
            }
        }
        return Optional.empty();
    }

    private static String library(String name) {
        return System.mapLibraryName(name);
    }

    /**
     * Collects the system properties that DJL needs for this library.
     *
     * @param setting returns a setting, or null; what the user has set stays
     * @return values by name
     */
    Map<String, String> properties(UnaryOperator<@Nullable String> setting) {
        // For a folder DJL guesses cpu-precxx11 or cuNNN-precxx11, and it has no such bridge.
        return origin == Origin.CLASS_PATH || value(FLAVOUR, setting) != null
                ? Map.of()
                : Map.of(FLAVOUR, flavour);
    }

    /**
     * Refuses an empty variable where DJL needs the flavour: it guesses one, and looks at no
     * property.
     *
     * @param environment returns an environment variable, or null
     */
    void requireFlavour(UnaryOperator<@Nullable String> environment) throws RefusedException {
        if (origin != Origin.CLASS_PATH && "".equals(environment.apply(FLAVOUR))) {
            throw new RefusedException(
                    "The environment variable %s is empty, so that DJL cannot be told that it is %s: unset it."
                            .formatted(FLAVOUR, flavour));
        }
    }

    /**
     * Asks a loaded library for its version: not every installation has a file that tells it.
     *
     * @param build returns the library's description of itself, which may be empty
     * @return this place with the version
     * @throws RefusedException if DJL's bridge is for another version
     */
    TorchSource loaded(Supplier<String> build) throws RefusedException {
        if (origin != Origin.INSTALLED) {
            return this;
        }
        Matcher told = TOLD.matcher(build.get());
        if (!told.find() || version.matches(Pattern.quote(told.group(1)) + "(\\D.*)?")) {
            return this;
        }
        if (!hasOwnBridge(folder)) {
            throw otherVersion(told.group(1), folder, version);
        }
        return new TorchSource(origin, folder, told.group(1), flavour);
    }

    /**
     * Returns the inputs of results, by name. Where an installed library lies does not count; the
     * names and sizes of its files do, since two builds of one version may compute other bits.
     *
     * @throws RefusedException if the folder of an installed library cannot be read
     */
    SortedMap<String, String> inputs() throws RefusedException {
        SortedMap<String, String> inputs = new TreeMap<>();
        inputs.put("PyTorch", version + " " + flavour);
        if (origin == Origin.INSTALLED) {
            inputs.put("PyTorch's files", digestOfFiles());
        }
        return inputs;
    }

    private String digestOfFiles() throws RefusedException {
        try (Stream<Path> files = Files.list(folder)) {
            StringBuilder lines = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                lines.append(file.getFileName()).append(' ').append(Files.size(file)).append('\n');
            }
            return Sha256.of(lines.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new RefusedException("%s=%s cannot be read: %s".formatted(PATH, folder, e), e);
        }
    }

    /**
     * Finds the libcudart that belongs to this library, which is where JNA does not look.
     *
     * @param cache a folder for a link to it
     * @param setting returns a setting, or null; what the user has set stays
     * @return JNA's path; empty if it needs none
     */
    Optional<String> jnaPath(Path cache, UnaryOperator<@Nullable String> setting) {
        if (value(JNA_PATH, setting) != null) {
            return Optional.empty();
        }
        String searched = value("LD_LIBRARY_PATH", setting);
        Path pip = folder.resolve("../../nvidia/cuda_runtime/lib").normalize();
        return Cudart.find(
                        Stream.concat(
                                        Stream.of(folder, pip),
                                        searched == null ? Stream.empty() : places(searched))
                                .toList())
                .map(library -> Cudart.folder(library, cache).toString());
    }

    /**
     * Explains why a library could not be loaded from here.
     *
     * @param reason the error, in words
     * @return a sentence or more on what to do
     */
    String advice(String reason) {
        return switch (origin) {
            case INSTALLED ->
                    "PyTorch's native library cannot be loaded: %s. It is the one that %s names, PyTorch %s in %s. Install it with the libraries that it needs, or unset the variable."
                            .formatted(reason, PATH, version, folder);
            case DOWNLOADED ->
                    "PyTorch's native library cannot be loaded: %s. It is the one that DJL has downloaded into %s. Delete that folder and download it again with -Drepro.download=true, or set %s."
                            .formatted(reason, folder, PATH);
            case NOWHERE ->
                    "PyTorch's native library cannot be downloaded into %s: %s. Set %s to the folder lib of an installed PyTorch %s instead."
                            .formatted(folder, reason, PATH, version);
            case CLASS_PATH ->
                    "PyTorch's native library cannot be loaded: %s. DJL unpacks it from the artifact ai.djl.pytorch:pytorch-native-cpu for this platform into %s. If that folder cannot be written, has no room (half a GiB for the CPU) or is on a disk that forbids programs (noexec), set the environment variable DJL_CACHE_DIR to another folder."
                            .formatted(reason, folder);
        };
    }

    /**
     * Makes room for DJL's download, for which nothing may lie in its folder; it is no library,
     * e.g. the bridge that DJL has unpacked there for an installed PyTorch.
     *
     * @param classifier the platform
     * @param allowed true if the user wants the download
     * @throws RefusedException if the download is not wanted, or would be of no use
     */
    void prepareDownload(String classifier, boolean allowed) throws RefusedException {
        if (!allowed || !hasBridge(classifier, flavour)) {
            throw new RefusedException(missing(classifier).text());
        }
        if (Files.exists(folder)) {
            try {
                new UnpackedLibraries(folder, new TreeMap<>()).delete();
            } catch (UncheckedIOException e) {
                throw new RefusedException(
                        "%s holds no library, and DJL cannot download one into it until it is deleted: %s"
                                .formatted(folder, e.getCause()),
                        e);
            }
        }
    }

    /** {@return the fault of a platform for which no place has a library} */
    Fault missing(String classifier) {
        String withoutCuda = " For the CPU, type the command without -Pcuda.";
        String cure;
        if (!hasBridge(classifier, flavour)) {
            cure =
                    "DJL has no bridge of flavour '%s' for %s: unset %s."
                            .formatted(flavour, classifier, FLAVOUR);
        } else if (!flavour.equals(CPU)) {
            cure =
                    "For CUDA 12.8, set the environment variable %s to the folder lib of an installed PyTorch %s; or let DJL download it into %s, several GB, by -Drepro.download=true once."
                            .formatted(PATH, version, folder);
        } else {
            cure =
                    hasBridge(classifier, CUDA)
                            ? ""
                            : "DJL has no bridge to CUDA for %s.".formatted(classifier);
        }
        return new Fault(
                "PyTorch's native library is missing",
                "It comes from the artifact ai.djl.pytorch:pytorch-native-cpu for this platform, which is not on the runtime class path; -Pcuda leaves it out. "
                        + (cure + withoutCuda).strip());
    }
}
