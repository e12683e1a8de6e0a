package dev.reprokit.internal.harness.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** CUDA's runtime library for Linux, by which DJL counts GPUs. */
final class Cudart {
    /** CUDA 12's, as pip and CUDA's toolkit name it, and as PyTorch's archive does. */
    private static final String FILE = "libcudart(-[0-9a-f]+)?\\.so\\.12(\\.\\d+)*";

    private Cudart() {}

    /** {@return the first library in some folders, of which any may be missing} */
    static Optional<Path> find(List<Path> folders) {
        return folders.stream().flatMap(folder -> in(folder).stream()).findFirst();
    }

    private static Optional<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(FILE))
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            // Another user's folder on LD_LIBRARY_PATH hides nothing that the linker would find.
            return Optional.empty();
        }
    }

    /**
     * Makes a folder where JNA finds a library by the name that DJL asks for, without a version;
     * else JNA would rather take another one of the system that has this name.
     *
     * @param library the library
     * @param cache a folder for the new one, which stays for later runs
     * @return the new folder; the library's own where none can be made
     */
    static Path folder(Path library, Path cache) {
        Path target = library.toAbsolutePath().normalize();
        UUID name = UUID.nameUUIDFromBytes(target.toString().getBytes(StandardCharsets.UTF_8));
        Path folder = cache.resolve("cudart").resolve(name.toString()).toAbsolutePath();
        try {
            Files.createDirectories(folder);
            Files.createSymbolicLink(folder.resolve("libcudart.so"), target);
        } catch (FileAlreadyExistsException e) {
            // Its name says that it is the same.
            return folder;
        } catch (IOException e) {
            return target.resolveSibling("");
        }
        return folder;
    }
}
