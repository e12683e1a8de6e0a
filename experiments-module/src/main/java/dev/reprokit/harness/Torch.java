package dev.reprokit.harness;

import ai.djl.Device;
import ai.djl.engine.Engine;

import java.util.List;

/**
 * The PyTorch engine and the device that a plan asks for.
 *
 * @param engine DJL's engine
 * @param device where to compute
 */
record Torch(Engine engine, Device device) {
    /**
     * One intra-operation thread a trial: results depend on this number, so it is fixed, and trials
     * side by side use the cores better than threads inside one.
     */
    static final int THREADS_PER_TRIAL = 1;

    static Torch start(String wanted) throws RefusedException {
        // Read once, when the engine starts.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(THREADS_PER_TRIAL));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
        Engine engine;
        try {
            engine = Engine.getEngine("PyTorch");
        } catch (RuntimeException | LinkageError e) {
            throw new RefusedException(
                    "PyTorch's native library cannot be loaded: %s. It comes from the artifact"
                                    .formatted(e)
                            + " ai.djl.pytorch:pytorch-native-cpu for this platform (or a -cuNNN"
                            + " one); is it on the runtime class path?",
                    e);
        }
        return new Torch(engine, choose(engine, wanted));
    }

    private static Device choose(Engine engine, String wanted) throws RefusedException {
        int gpus = engine.getGpuCount();
        if (wanted.equals("cpu") || wanted.equals("auto") && gpus == 0) {
            return Device.cpu();
        }
        int index = wanted.startsWith("gpu:") ? Integer.parseInt(wanted.substring(4)) : 0;
        if (index >= gpus) {
            throw new RefusedException(
                    ("the plan asks for device '%s', but PyTorch %s sees %d CUDA GPUs here. Use"
                                    + " -Drepro.device=auto or cpu; or, where there is a GPU, build"
                                    + " with the CUDA library on the class path (-Pcuda) and let"
                                    + " libcudart be found (LD_LIBRARY_PATH or"
                                    + " -Drepro.jvmArguments=-Djna.library.path=FOLDER).")
                            .formatted(wanted, engine.getVersion(), gpus));
        }
        return Device.gpu(index);
    }

    /** How many trials run side by side. */
    int trialsAtOnce(String parallel) {
        if (!parallel.equals("auto")) {
            return Integer.parseInt(parallel);
        }
        return device.isGpu()
                ? 1
                : Math.max(1, Runtime.getRuntime().availableProcessors() / THREADS_PER_TRIAL);
    }

    /** The device as its maker calls it. */
    String deviceName() {
        return device.isGpu()
                ? "GPU %d, %s".formatted(device.getDeviceId(), gpuName())
                : "CPU, " + Processor.name();
    }

    /** What of the device the bits of results depend on: neither its number nor its cores'. */
    String deviceKind() {
        return device.isGpu()
                ? "GPU, " + gpuName()
                : "CPU, %s, %s".formatted(Processor.model(), Processor.capability());
    }

    private String gpuName() {
        return CommandOutput.of(
                        List.of(
                                "nvidia-smi",
                                "--query-gpu=name",
                                "--format=csv,noheader",
                                "--id=" + device.getDeviceId()))
                .orElse("name unknown: nvidia-smi does not answer");
    }
}
