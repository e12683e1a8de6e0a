package dev.reprokit.harness;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;

import java.io.IOException;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Memory that is free on a device. */
final class Memory {
    private static final Path MEM_INFO = Path.of("/proc/meminfo");

    private Memory() {}

    /** In bytes; empty where the operating system does not tell. */
    static OptionalLong free(Device device) {
        if (device.isGpu()) {
            MemoryUsage gpu = CudaUtils.getGpuMemory(device);
            return OptionalLong.of(gpu.getMax() - gpu.getCommitted());
        }
        return Files.isReadable(MEM_INFO) ? available() : OptionalLong.empty();
    }

    private static OptionalLong available() {
        try {
            return Files.readAllLines(MEM_INFO).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
