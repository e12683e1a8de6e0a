package dev.reprokit.linalg;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;

import java.nio.file.Path;

/** Loads OpenBLAS with the settings that must be made before loading. */
final class Blas {
    private static final String JAVACPP = "org.bytedeco.javacpp.";

    static {
        // The native library is unpacked into ReproKit's cache.
        setDefault(
                "cachedir",
                Path.of(System.getProperty("user.home"), ".cache", "reprokit", "native")
                        .toString());
        // 0 is no limit. A limit would count native memory against Java's heap.
        setDefault("maxbytes", "0");
        setDefault("maxphysicalbytes", "0");
        Loader.load(openblas.class);
        // The check for NaN would read whole matrices, and it counts their numbers in 32 bits.
        openblas.LAPACKE_set_nancheck(0);
        openblas.blas_set_num_threads(1);
    }

    private Blas() {}

    private static void setDefault(String name, String value) {
        if (System.getProperty(JAVACPP + name) == null) {
            System.setProperty(JAVACPP + name, value);
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
