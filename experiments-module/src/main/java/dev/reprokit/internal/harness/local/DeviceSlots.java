package dev.reprokit.internal.harness.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;

/**
 * Places for trials that run at once, dealt to devices in turn: with two devices and three slots,
 * the first device has two. A trial takes a free one and gives it back.
 *
 * @param <P> what a trial finds at its place; slots of a device share it
 */
final class DeviceSlots<P> {
    private final BlockingQueue<P> free;

    /**
     * Makes what each device needs, once.
     *
     * @param devices at least one
     * @param count how many trials run at once, at least 1
     * @param make what trials on a device share; not called for a device without a slot
     */
    <D> DeviceSlots(List<D> devices, int count, Function<D, P> make) {
        Map<D, P> places = new LinkedHashMap<>();
        List<P> dealt = new ArrayList<>();
        for (int slot = 0; slot < count; slot++) {
            dealt.add(places.computeIfAbsent(devices.get(slot % devices.size()), make));
        }
        free = new ArrayBlockingQueue<>(count, true, dealt);
    }

    /** {@return a free place, as soon as there is one} */
    P take() throws InterruptedException {
        return free.take();
    }

    void giveBack(P place) {
        free.add(place);
    }
}
