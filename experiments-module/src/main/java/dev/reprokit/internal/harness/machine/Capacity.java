package dev.reprokit.internal.harness.machine;

import java.util.OptionalLong;

/**
 * The properties of a machine that determine how many trials run at once.
 *
 * @param gpu true if trials run on GPUs
 * @param devices number of devices, which are assumed to be equal
 * @param cores number of CPU cores: a trial needs one, on a GPU too, to launch its work
 * @param freeBytes free memory in bytes on the first device; empty if it is unknown
 */
public record Capacity(boolean gpu, int devices, int cores, OptionalLong freeBytes) {

    public static Capacity of(Torch torch) {
        return new Capacity(
                torch.device().isGpu(),
                torch.devices().size(),
                Processor.cores(),
                Memory.free(torch.device()));
    }
}
