package dev.reprokit.internal.harness.machine;

import java.util.OptionalLong;

/**
 * The properties of a machine that determine how many trials run at once, and how fast they are.
 *
 * @param gpu true if trials run on GPUs
 * @param device name of the first device; the others are assumed to be equal
 * @param devices number of devices
 * @param cores number of CPU cores: a trial needs one, on a GPU too, to launch its work
 * @param freeBytes free memory in bytes on the first device; empty if it is unknown
 * @param pytorch PyTorch's version
 */
public record Capacity(
        boolean gpu,
        String device,
        int devices,
        int cores,
        OptionalLong freeBytes,
        String pytorch) {

    public static Capacity of(Torch torch) {
        return new Capacity(
                torch.device().isGpu(),
                torch.deviceName(),
                torch.devices().size(),
                Processor.cores(),
                Memory.free(torch.device()),
                torch.engine().getVersion());
    }
}
