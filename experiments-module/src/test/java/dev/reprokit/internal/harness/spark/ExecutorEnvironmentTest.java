package dev.reprokit.internal.harness.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;

class ExecutorEnvironmentTest {
    @Test
    void handsOnWhatSteersTheLibrariesAndNothingElse() {
        assertThat(
                        ExecutorEnvironment.of(
                                Map.of(
                                        "OPENBLAS_CORETYPE", "Haswell",
                                        "CUBLAS_WORKSPACE_CONFIG", ":4096:8",
                                        "PYTORCH_LIBRARY_PATH", "/opt/torch/lib",
                                        "MALLOC_ARENA_MAX", "1",
                                        "MALLOC_MMAP_MAX_", "0",
                                        "DJL_OFFLINE", "true",
                                        "PATH", "/bin",
                                        "AWS_SECRET_ACCESS_KEY", "secret")))
                .containsOnlyKeys(
                        "OPENBLAS_CORETYPE",
                        "CUBLAS_WORKSPACE_CONFIG",
                        "PYTORCH_LIBRARY_PATH",
                        "MALLOC_ARENA_MAX",
                        "MALLOC_MMAP_MAX_",
                        "DJL_OFFLINE");
    }
}
