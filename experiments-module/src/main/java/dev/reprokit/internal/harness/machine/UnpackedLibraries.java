package dev.reprokit.internal.harness.machine;

import ai.djl.util.Platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * PyTorch's native libraries, which DJL unpacks from a jar into a folder when they are first
 * needed. DJL takes every later time what lies in the folder, even an empty file that a power cut
 * left.
 *
 * @param folder the folder of this version and platform, which need not exist
 * @param sizes the sizes in bytes that the files must have, by name
 */
record UnpackedLibraries(Path folder, SortedMap<String, Long> sizes) {
    /** A library of Linux by its name. */
    private static final String LIBRARY = ".*\\.so(\\.\\d+)*";

    /**
     * Finds the libraries that a jar offers.
     *
     * @param source the place of PyTorch's library; has none to unpack if that is no jar
     */
    static UnpackedLibraries of(TorchSource source) {
        SortedMap<String, Long> sizes = new TreeMap<>();
        if (source.origin() == TorchSource.Origin.CLASS_PATH) {
            Platform platform = Platform.detectPlatform("pytorch");
            for (String library : platform.getLibraries()) {
                size(platform, library).ifPresent(bytes -> sizes.put(library, bytes));
            }
        }
        return new UnpackedLibraries(source.folder(), sizes);
    }

    private static Optional<Long> size(Platform platform, String library) {
        URL packed =
                UnpackedLibraries.class.getResource(
                        "/pytorch/%s/%s/%s"
                                .formatted(
                                        platform.getFlavor(), platform.getClassifier(), library));
        try {
            return packed == null
                    ? Optional.empty()
                    : Optional.of(packed.openConnection().getContentLengthLong())
                            .filter(bytes -> bytes >= 0);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * {@return a file that is not whole, or not for this JVM, in words; empty if all are, or none
     * is unpacked}
     */
    Optional<String> damage(JvmPlatform jvm) {
        return sizes.entrySet().stream()
                .map(entry -> damage(folder.resolve(entry.getKey()), entry.getValue()))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> foreign(jvm));
    }

    /** Looks at all files: DJL loads every library that lies there, also one that others left. */
    private Optional<String> foreign(JvmPlatform jvm) {
        if (!exist()) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                Optional<String> fault =
                        file.toString().matches(LIBRARY)
                                ? ElfHeader.fault(file, jvm)
                                : Optional.empty();
                if (fault.isPresent()) {
                    return fault;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.toString());
        }
    }

    private static Optional<String> damage(Path file, long bytes) {
        try {
            long has = Files.exists(file) ? Files.size(file) : bytes;
            return has == bytes
                    ? Optional.empty()
                    : Optional.of("%s has %s bytes instead of %s".formatted(file, has, bytes));
        } catch (IOException e) {
            return Optional.of(e.toString());
        }
    }

    /** {@return true if there are any that DJL has unpacked, and can unpack again} */
    boolean exist() {
        return !sizes.isEmpty() && Files.exists(folder);
    }

    /**
     * Deletes the folder, so that DJL unpacks it afresh.
     *
     * @throws UncheckedIOException if a file cannot be deleted
     */
    void delete() {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
