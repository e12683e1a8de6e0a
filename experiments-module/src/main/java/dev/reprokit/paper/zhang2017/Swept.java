package dev.reprokit.paper.zhang2017;

import dev.reprokit.experiment.Arm;

import java.util.Map;

/**
 * A kernel on pixels with a bandwidth of the sweep.
 *
 * @param bandwidth in median distances
 */
record Swept(double bandwidth) implements Arm {

    @Override
    public String name() {
        return "pixels-bandwidth-" + bandwidth;
    }

    @Override
    public String label() {
        return "Pixels, %s median distances".formatted(bandwidth);
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("bandwidth", String.valueOf(bandwidth), "regularisation", "none");
    }
}
