package dev.reprokit.linalg;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;

import java.nio.file.Path;

/** Loads OpenBLAS, with settings that have to be made before. */
final class Blas {
    private static final String JAVACPP = "org.bytedeco.javacpp.";

    static {
        // Its native library is unpacked into ReproKit's cache.
        setDefault(
                "cachedir",
                Path.of(System.getProperty("user.home"), ".cache", "reprokit", "native")
                        .toString());
        // It would count native memory against Java's heap; 0 is no limit.
        setDefault("maxbytes", "0");
        setDefault("maxphysicalbytes", "0");
        Loader.load(openblas.class);
        // A check for NaN reads whole matrices, and counts their numbers in 32 bits.
        openblas.LAPACKE_set_nancheck(0);
        openblas.blas_set_num_threads(1);
    }

    private Blas() {}

    private static void setDefault(String name, String value) {
        if (System.getProperty(JAVACPP + name) == null) {
            System.setProperty(JAVACPP + name, value);
        }
    }

    /** Does nothing but load, the first time. */
    static void load() {}

    /** How many threads each call may use, whoever makes it. */
    static void setThreads(int threads) {
        openblas.blas_set_num_threads(threads);
    }

    static int threads() {
        return openblas.blas_get_num_threads();
    }
}
