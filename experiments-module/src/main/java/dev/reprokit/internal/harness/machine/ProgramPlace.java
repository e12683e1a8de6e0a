package dev.reprokit.internal.harness.machine;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.util.passthrough.PassthroughNDManager;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The devices of trials that are programs. PyTorch is not loaded: they bring what they need.
 *
 * @param devices the CPU, or one or more GPUs
 */
public record ProgramPlace(List<Device> devices) implements Workplace {
    private static final Pattern GPU = Pattern.compile("(?m)^GPU \\d+:");

    /**
     * Finds the devices.
     *
     * @param wanted {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
     * @param asksForDevice whether the program can be told to compute on a GPU
     * @throws RefusedException if there is no such GPU, or the program cannot be told
     */
    public static ProgramPlace of(String wanted, boolean asksForDevice) throws RefusedException {
        if (wanted.equals("cpu") || wanted.equals("auto") && !asksForDevice) {
            return new ProgramPlace(List.of(Device.cpu()));
        }
        if (!asksForDevice) {
            throw new RefusedException(
                    "the plan asks for device '%s', but 'run:' has no {device} that would tell the program"
                            .formatted(wanted));
        }
        return of(wanted, Gpu.tool("-L").orElse(""), VisibleGpus.ofThisProcess());
    }

    /**
     * Chooses among GPUs.
     *
     * @param listed what {@code nvidia-smi -L} prints
     * @param visible those of them that the user leaves to this process; CUDA's numbers count these
     */
    static ProgramPlace of(String wanted, String listed, VisibleGpus visible)
            throws RefusedException {
        int all = (int) GPU.matcher(listed).results().count();
        List<Device> gpus =
                IntStream.range(0, visible.count(all))
                        .filter(
                                number ->
                                        !wanted.startsWith("gpu:")
                                                || number == Integer.parseInt(wanted.substring(4)))
                        .mapToObj(Device::gpu)
                        .toList();
        if (!gpus.isEmpty()) {
            return new ProgramPlace(gpus);
        }
        if (wanted.equals("auto")) {
            return new ProgramPlace(List.of(Device.cpu()));
        }
        throw new RefusedException(
                "the plan asks for device '%s', but %s"
                        .formatted(
                                wanted,
                                visible.list() == null || all == 0
                                        ? "nvidia-smi lists no such GPU here"
                                        : "of the %s GPUs that nvidia-smi lists, CUDA_VISIBLE_DEVICES=%s leaves %s, numbered from 0"
                                                .formatted(
                                                        all, visible.list(), visible.count(all))));
    }

    @Override
    public String deviceName() {
        return device().isGpu() ? Torch.gpuNames(devices) : "CPU, " + Processor.name();
    }

    @Override
    public String deviceKind() {
        return device().isGpu() ? Torch.gpuKinds(devices) : "CPU, " + Processor.model();
    }

    @Override
    public OptionalLong freeBytes() {
        return device().isGpu() ? OptionalLong.empty() : Memory.free(device());
    }

    @Override
    public Map<String, String> versions() {
        return Map.of();
    }

    @Override
    public SortedMap<String, String> inputs() {
        return new TreeMap<>();
    }

    @Override
    public List<String> warnings() {
        return Processor.fault().map(Fault::text).stream().toList();
    }

    @Override
    public NDManager manager() {
        return PassthroughNDManager.INSTANCE;
    }

    @Override
    public void prepareThread() {
        // Its threads only wait for programs.
    }
}
