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

    /** {@return the capacity of a workplace for trials that compute on so many threads each} */
    public static Capacity of(Workplace place, int threadsPerTrial) {
        Capacity all = of(place);
        return new Capacity(
                all.gpu,
                all.device,
                all.devices,
                Math.max(1, all.cores / threadsPerTrial),
                all.freeBytes,
                all.pytorch);
    }

    public static Capacity of(Workplace place) {
        return new Capacity(
                place.device().isGpu(),
                place.deviceName(),
                place.devices().size(),
                Processor.cores(),
                place.freeBytes(),
                place.versions().getOrDefault("PyTorch", "none"));
    }
}
