package dev.reprokit.internal.harness.machine;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;

import java.io.IOException;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The memory of a device. */
public final class Memory {
    private static final Path MEM_INFO = Path.of("/proc/meminfo");

    private Memory() {}

    /** Returns the free memory in bytes; empty if the operating system does not provide it. */
    public static OptionalLong free(Device device) {
        if (device.isGpu()) {
            MemoryUsage gpu = CudaUtils.getGpuMemory(device);
            return OptionalLong.of(gpu.getMax() - gpu.getCommitted());
        }
        return ofMachine("MemAvailable:");
    }

    /**
     * Returns all memory of a device in bytes; empty if the operating system does not provide it.
     */
    public static OptionalLong total(Device device) {
        return device.isGpu()
                ? OptionalLong.of(CudaUtils.getGpuMemory(device).getMax())
                : ofMachine("MemTotal:");
    }

    private static OptionalLong ofMachine(String entry) {
        if (!Files.isReadable(MEM_INFO)) {
            return OptionalLong.empty();
        }
        try {
            return Files.readAllLines(MEM_INFO).stream()
                    .filter(line -> line.startsWith(entry))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
