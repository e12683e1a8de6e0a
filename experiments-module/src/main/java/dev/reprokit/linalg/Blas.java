package dev.reprokit.linalg;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;

import java.nio.file.Path;

/** Loads OpenBLAS with the settings that must be made before loading. */
final class Blas {
    private static final String CACHE_FOLDER = "org.bytedeco.javacpp.cachedir";

    static {
        // The native library is unpacked into ReproKit's cache.
        setDefault(
                CACHE_FOLDER,
                Path.of(System.getProperty("user.home"), ".cache", "reprokit", "native")
                        .toString());
        // 0 is no limit. A limit would count native memory against Java's heap.
        setDefault("org.bytedeco.javacpp.maxbytes", "0");
        setDefault("org.bytedeco.javacpp.maxphysicalbytes", "0");
        try {
            Loader.load(openblas.class);
        } catch (LinkageError e) {
            throw new UnsatisfiedLinkError(
                    "OpenBLAS cannot be loaded: %s. It is unpacked into %s. If that folder cannot be"
                                    .formatted(e.getMessage(), System.getProperty(CACHE_FOLDER))
                            + " written, is full or is on a disk that forbids programs (noexec), set"
                            + " another one with -Drepro.jvmArguments=-D"
                            + CACHE_FOLDER
                            + "=FOLDER");
        }
        // The check for NaN would read whole matrices, and it counts their numbers in 32 bits.
        openblas.LAPACKE_set_nancheck(0);
        openblas.blas_set_num_threads(1);
    }

    private Blas() {}

    private static void setDefault(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    /** Loads OpenBLAS on the first call; does nothing afterwards. */
    static void load() {}

    /** Sets the number of threads of all later calls, from whichever thread. */
    static void setThreads(int threads) {
        openblas.blas_set_num_threads(threads);
    }

    static int threads() {
        return openblas.blas_get_num_threads();
    }
}
