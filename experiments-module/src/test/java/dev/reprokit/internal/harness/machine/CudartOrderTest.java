package dev.reprokit.internal.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * DJL looks for libcudart once in a JVM, so each test starts one, and reads in JNA's log where it
 * looked first. The libraries are made up and cannot be loaded.
 */
@EnabledOnOs(OS.LINUX)
class CudartOrderTest {
    @TempDir Path folder;

    private Path madeUp(String file) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, "made up");
    }

    /** {@return the first libcudart that JNA tries to load while PyTorch is loaded} */
    private Path firstTried(Class<?> program, Map<String, String> variables) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djna.debug_load=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName());
        builder.environment().keySet().removeAll(List.of("PYTORCH_FLAVOR", "LD_LIBRARY_PATH"));
        builder.environment().put("ENGINE_CACHE_DIR", folder.resolve("cache").toString());
        builder.environment().putAll(variables);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return said.lines()
                .filter(line -> line.matches(".*Trying .*libcudart\\.so.*"))
                .map(line -> Path.of(line.replaceFirst(".*Trying ", "")))
                .findFirst()
                .orElseThrow(() -> new AssertionError(said));
    }

    @Test
    void anInstalledPyTorchsOwnLibcudartIsTriedFirst() throws Exception {
        madeUp("torch/lib/libtorch.so");
        madeUp("torch/lib/libtorch_cuda.so");
        Files.writeString(folder.resolve("torch/version.py"), "__version__ = '2.7.1+cu128'");
        Path cudart = madeUp("nvidia/cuda_runtime/lib/libcudart.so.12");

        Path tried =
                firstTried(
                        NativeAccessTest.Load.class,
                        Map.of("PYTORCH_LIBRARY_PATH", folder.resolve("torch/lib").toString()));

        assertThat(tried.toRealPath()).isEqualTo(cudart.toRealPath());
    }

    @Test
    void oneOnTheLibraryPathIsTriedFirstBesideTheClassPathsPyTorch() throws Exception {
        Path cudart = madeUp("cuda/libcudart.so.12");

        Path tried =
                firstTried(Find.class, Map.of("LD_LIBRARY_PATH", cudart.getParent().toString()));

        assertThat(tried.toRealPath()).isEqualTo(cudart.toRealPath());
    }

    /** A program that finds PyTorch, which DJL would unpack if it were loaded. */
    static final class Find {
        public static void main(String... arguments) throws RefusedException {
            TorchSource.here(JvmPlatform.ofThisJvm(), TorchArtifacts.ofClassPath());
        }
    }
}
