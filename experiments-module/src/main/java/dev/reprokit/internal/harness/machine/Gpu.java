package dev.reprokit.internal.harness.machine;

import java.util.List;

/**
 * A GPU as NVIDIA's driver knows it, whether or not CUDA can use it.
 *
 * @param name the maker's name
 * @param driver the driver's version, e.g. {@code 550.54.14}
 */
record Gpu(String name, String driver) {

    /** {@return the GPUs that the driver's tool lists; none if there is no such tool} */
    static List<Gpu> ofDriver() {
        return parse(
                CommandOutput.of(
                                List.of(
                                        "nvidia-smi",
                                        "--query-gpu=driver_version,name",
                                        "--format=csv,noheader"))
                        .orElse(""));
    }

    /** Reads lines such as {@code 550.54.14, NVIDIA H100}; other lines say that there is none. */
    static List<Gpu> parse(String csv) {
        return csv.lines()
                .map(line -> line.split(", *", 2))
                .filter(fields -> fields.length == 2 && fields[0].matches("\\d+(\\.\\d+)*"))
                .map(fields -> new Gpu(fields[1].strip(), fields[0]))
                .toList();
    }
}
