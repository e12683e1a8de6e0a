package dev.reprokit.internal.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class LibTorchBuildTest {
    @Test
    void theLoadedLibraryDescribesItsBuild() {
        String version = Engine.getEngine("PyTorch").getVersion();

        assertThat(LibTorchBuild.text())
                .startsWith("PyTorch built with:")
                .contains("TORCH_VERSION=" + version);
    }
}
