package dev.reprokit.internal.harness.machine;

import ai.djl.util.Platform;
import ai.djl.util.Utils;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    private static final String FLAVOUR = "PYTORCH_FLAVOR";
    private static final String JNA_PATH = "jna.library.path";

    /** In the folder above that of the libraries: pip's installation, and LibTorch's archive. */
    private static final Map<String, Pattern> VERSION_FILES =
            new TreeMap<>(
                    Map.of(
                            "version.py", Pattern.compile("__version__ = '([^']+)'"),
                            "build-version", Pattern.compile("^(\\S+)")));

    /** Finds the place on this machine. */
    static TorchSource here() throws RefusedException {
        Platform platform = Platform.detectPlatform("pytorch");
        return find(
                platform.getVersion(),
                platform.getClassifier(),
                platform.isPlaceholder() ? null : platform.getFlavor(),
                Utils.getEngineCacheDir("pytorch"),
                Utils::getEnvOrSystemProperty);
    }

    /**
     * Finds the place.
     *
     * @param version the version of the class path's PyTorch; without one that for which DJL was
     *     made
     * @param classifier the platform, e.g. {@code linux-x86_64}
     * @param packed the flavour of the library on the class path; null if there is none
     * @param cache the folder for what DJL unpacks and downloads
     * @param setting returns a setting of DJL's, or null
     * @throws RefusedException if a library is named that is missing or that DJL cannot use
     */
    static TorchSource find(
            String version,
            String classifier,
            @Nullable String packed,
            Path cache,
            UnaryOperator<@Nullable String> setting)
            throws RefusedException {
        String path = setting.apply(PATH);
        String wanted = setting.apply(FLAVOUR);
        if (path != null) {
            return installed(path, wanted, version.replaceFirst("-.*", ""), classifier);
        }
        if (packed != null) {
            Path folder = cache.resolve("%s-%s-%s".formatted(version, packed, classifier));
            return new TorchSource(Origin.CLASS_PATH, folder, version, packed);
        }
        String offered = hasBridge(classifier, CUDA) ? CUDA : CPU;
        String flavour = wanted == null ? offered : wanted;
        Path folder = cache.resolve("%s-%s-%s".formatted(version, flavour, classifier));
        return new TorchSource(
                Files.exists(folder.resolve(library("torch"))) ? Origin.DOWNLOADED : Origin.NOWHERE,
                folder,
                version,
                flavour);
    }

    private static TorchSource installed(
            String path, @Nullable String wanted, String version, String classifier)
            throws RefusedException {
        Path folder =
                Arrays.stream(path.split(File.pathSeparator))
                        .map(Path::of)
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
        // Whoever compiled a bridge for another PyTorch has put it beside that.
        if (!Files.exists(folder.resolve(library("djl_torch")))) {
            requireBridge(folder, label, version, flavour, classifier);
        }
        return new TorchSource(Origin.INSTALLED, folder.toAbsolutePath(), label, flavour);
    }

    /** Another version would be loaded, and then crash or compute nonsense. */
    private static void requireBridge(
            Path folder, String label, String version, String flavour, String classifier)
            throws RefusedException {
        if (!label.matches(Pattern.quote(version) + "(\\+.*)?")) {
            throw new RefusedException(
                    "%s names PyTorch %s, %s: DJL's bridge was compiled for PyTorch %s and works with no other. Install that, or unset the variable."
                            .formatted(PATH, label, folder, version));
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
        Path above = folder.toAbsolutePath().normalize().resolveSibling("");
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
     * Collects the system properties that DJL and JNA need for this library.
     *
     * @param setting returns a setting, or null; what the user has set stays
     * @return values by name
     */
    Map<String, String> properties(UnaryOperator<@Nullable String> setting) {
        Map<String, String> properties = new TreeMap<>();
        if (origin == Origin.CLASS_PATH) {
            return properties;
        }
        // For a folder DJL guesses cpu-precxx11 or cuNNN-precxx11, and it has no such bridge.
        if (setting.apply(FLAVOUR) == null) {
            properties.put(FLAVOUR, flavour);
        }
        if (setting.apply(JNA_PATH) == null) {
            cudart(setting.apply("LD_LIBRARY_PATH"))
                    .ifPresent(place -> properties.put(JNA_PATH, place.toString()));
        }
        return properties;
    }

    /** DJL counts GPUs by libcudart, which pip's PyTorch brings, but not where JNA looks. */
    private Optional<Path> cudart(@Nullable String searched) {
        Stream<Path> others =
                searched == null
                        ? Stream.empty()
                        : Arrays.stream(searched.split(File.pathSeparator)).map(Path::of);
        return Stream.concat(
                        Stream.of(
                                folder,
                                folder.resolve("../../nvidia/cuda_runtime/lib").normalize()),
                        others)
                .filter(place -> Files.exists(place.resolve("libcudart.so.12")))
                .findFirst();
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

    /** {@return the refusal where no place has a library} */
    RefusedException missing() {
        String artifact =
                "PyTorch's native library is missing. It comes from the artifact ai.djl.pytorch:pytorch-native-cpu for this platform, which is not on the runtime class path";
        return new RefusedException(
                flavour.equals(CPU)
                        ? artifact + "."
                        : "%s; -Pcuda leaves it out. For CUDA 12.8, set the environment variable %s to the folder lib of an installed PyTorch %s; or let DJL download it into %s, several GB, by -Drepro.download=true once. For the CPU, type the command without -Pcuda."
                                .formatted(artifact, PATH, version, folder));
    }
}
