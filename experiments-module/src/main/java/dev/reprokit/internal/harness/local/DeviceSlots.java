package dev.reprokit.internal.harness.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;

/**
 * Slots for trials that run at once, distributed over the devices in turn: with two devices and
 * three slots, the first device has two. A trial takes a free slot and returns it.
 *
 * @param <P> the resources of a slot; slots of a device share them
 */
final class DeviceSlots<P> {
    private final BlockingQueue<P> free;

    /**
     * Creates the resources of each device, once.
     *
     * @param devices at least one
     * @param count number of trials at once, at least 1
     * @param make creates the resources that trials on a device share; not called for a device
     *     without a slot
     */
    <D> DeviceSlots(List<D> devices, int count, Function<D, P> make) {
        Map<D, P> places = new LinkedHashMap<>();
        List<P> dealt = new ArrayList<>();
        for (int slot = 0; slot < count; slot++) {
            dealt.add(places.computeIfAbsent(devices.get(slot % devices.size()), make));
        }
        free = new ArrayBlockingQueue<>(count, true, dealt);
    }

    /** {@return a free slot, as soon as there is one} */
    P take() throws InterruptedException {
        return free.take();
    }

    void giveBack(P place) {
        free.add(place);
    }
}
