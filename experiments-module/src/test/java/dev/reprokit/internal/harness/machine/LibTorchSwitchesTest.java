package dev.reprokit.internal.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;

import dev.reprokit.record.run.Numerics;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.util.Arrays;

@EnabledOnOs(OS.LINUX)
class LibTorchSwitchesTest {
    private final String version = Engine.getEngine("PyTorch").getVersion();

    @AfterEach
    void switchOff() throws RefusedException {
        LibTorchSwitches.set(Numerics.DEFAULT, version);
    }

    @Test
    void deterministicAlgorithms() throws RefusedException {
        LibTorchSwitches.set(new Numerics(true, false, false), version);

        assertOn("deterministicAlgorithms", "deterministicCuDNN", "deterministicMkldnn");
    }

    @Test
    void tf32() throws RefusedException {
        LibTorchSwitches.set(new Numerics(false, true, false), version);

        assertOn("allowTF32CuDNN", "allowTF32CuBLAS");
    }

    @Test
    void cudnnBenchmark() throws RefusedException {
        LibTorchSwitches.set(new Numerics(false, false, true), version);

        assertOn("benchmarkCuDNN");
    }

    @Test
    void byDefaultEverythingIsOff() throws RefusedException {
        LibTorchSwitches.set(new Numerics(true, true, true), version);
        LibTorchSwitches.set(Numerics.DEFAULT, version);

        assertOn();
    }

    private static void assertOn(String... getters) {
        LibTorchSwitches switches = LibTorchSwitches.ofLoadedLibrary();
        String[] all = {
            "deterministicAlgorithms",
            "deterministicAlgorithmsWarnOnly",
            "deterministicCuDNN",
            "deterministicMkldnn",
            "deterministicFillUninitializedMemory",
            "benchmarkCuDNN",
            "allowTF32CuDNN",
            "allowTF32CuBLAS"
        };
        assertThat(Arrays.stream(all).filter(switches::isOn)).containsExactlyInAnyOrder(getters);
    }
}
