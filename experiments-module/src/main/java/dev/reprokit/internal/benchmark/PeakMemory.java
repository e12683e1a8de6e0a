package dev.reprokit.internal.benchmark;

import ai.djl.Device;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.cuda.CudaUtils;

import dev.reprokit.training.FreedMemory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * The most memory in use since {@link #reset()}: of the whole process on a CPU, of the whole device
 * on a GPU.
 */
abstract class PeakMemory {
    private static final double MEBIBYTE = 1 << 20;

    private PeakMemory() {}

    static PeakMemory of(Device device) {
        return device.isGpu() ? new OfGpu(device) : new OfProcess();
    }

    /** {@return the name of the value, e.g. {@code peak resident memory}} */
    abstract String metric();

    /** Starts a new measurement. */
    abstract void reset();

    /** {@return the peak in MiB; empty if the system does not provide it} */
    abstract OptionalDouble mebibytes();

    /** Reads Linux's peak, which can be reset; other systems have no value. */
    private static final class OfProcess extends PeakMemory {
        private static final Path REQUEST = Path.of("/proc/self/clear_refs");
        private static final Path STATUS = Path.of("/proc/self/status");
        private boolean known;

        @Override
        String metric() {
            return "peak resident memory";
        }

        @Override
        void reset() {
            FreedMemory.giveBack();
            try {
                Files.writeString(REQUEST, "5");
                known = true;
            } catch (IOException e) {
                known = false;
            }
        }

        @Override
        OptionalDouble mebibytes() {
            if (!known) {
                return OptionalDouble.empty();
            }
            try {
                return Files.readAllLines(STATUS).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                        .findFirst();
            } catch (IOException e) {
                return OptionalDouble.empty();
            }
        }
    }

    /** Reads the memory in use, which is the peak, because PyTorch keeps memory once taken. */
    private static final class OfGpu extends PeakMemory {
        private final Device device;

        OfGpu(Device device) {
            this.device = device;
        }

        @Override
        String metric() {
            return "device memory in use";
        }

        @Override
        void reset() {
            JniUtils.emptyCudaCache();
        }

        @Override
        OptionalDouble mebibytes() {
            return OptionalDouble.of(CudaUtils.getGpuMemory(device).getUsed() / MEBIBYTE);
        }
    }
}
