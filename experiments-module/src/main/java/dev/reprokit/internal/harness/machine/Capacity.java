package dev.reprokit.internal.harness.machine;

import java.util.OptionalLong;

/**
 * What decides how many trials run at once.
 *
 * @param device the first device by name; others are taken to be like it
 * @param devices how many there are
 * @param cores CPU cores: a trial needs one, on a GPU too, to launch its work
 * @param freeBytes free memory on the first device; empty where it is unknown
 * @param pytorch PyTorch's version
 */
public record Capacity(
        String device, int devices, int cores, OptionalLong freeBytes, String pytorch) {

    public static Capacity of(Torch torch) {
        return new Capacity(
                torch.deviceName(),
                torch.devices().size(),
                Runtime.getRuntime().availableProcessors(),
                Memory.free(torch.device()),
                torch.engine().getVersion());
    }
}
