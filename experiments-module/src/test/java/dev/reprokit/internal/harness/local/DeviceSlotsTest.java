package dev.reprokit.internal.harness.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

class DeviceSlotsTest {
    private final List<String> made = new ArrayList<>();

    @Test
    void slotsAreDealtToDevicesInTurnAndADevicesShareOnePlace() throws Exception {
        DeviceSlots<String> slots = slots(List.of("gpu0", "gpu1"), 5);

        assertThat(List.of(slots.take(), slots.take(), slots.take(), slots.take(), slots.take()))
                .containsExactly("at gpu0", "at gpu1", "at gpu0", "at gpu1", "at gpu0");
        assertThat(made).containsExactly("gpu0", "gpu1");
    }

    @Test
    void nothingIsMadeForADeviceWithoutASlot() throws Exception {
        DeviceSlots<String> slots = slots(List.of("gpu0", "gpu1"), 1);

        assertThat(slots.take()).isEqualTo("at gpu0");
        assertThat(made).containsExactly("gpu0");
    }

    @Test
    void aTrialWaitsForTheSlotThatIsGivenBack() throws Exception {
        DeviceSlots<String> slots = slots(List.of("gpu0", "gpu1"), 2);
        slots.take();
        String second = slots.take();
        CompletableFuture<String> waiting =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return slots.take();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });

        assertThat(waiting).isNotDone();
        slots.giveBack(second);

        assertThat(waiting.get()).isEqualTo("at gpu1");
    }

    private DeviceSlots<String> slots(List<String> devices, int count) {
        return new DeviceSlots<>(
                devices,
                count,
                device -> {
                    made.add(device);
                    return "at " + device;
                });
    }
}
