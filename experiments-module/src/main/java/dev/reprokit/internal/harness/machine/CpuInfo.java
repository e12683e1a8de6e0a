package dev.reprokit.internal.harness.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The CPU as Linux describes it in {@code /proc}. On other systems nothing is known.
 *
 * @param root the root folder, which holds {@code proc}; files may be missing
 */
record CpuInfo(Path root) {
    private static final Set<String> AVX512 =
            Set.of("avx512f", "avx512bw", "avx512vl", "avx512dq", "fma");
    private static final Set<String> AVX2 = Set.of("avx2", "fma");
    private static final Set<String> SVE = Set.of("sve", "bf16");

    static CpuInfo ofThisMachine() {
        return new CpuInfo(Path.of("/"));
    }

    /** {@return the name that Linux has for the CPU; empty on ARM, where it has numbers only} */
    String model() {
        return field("model name");
    }

    /** {@return the numbers of an ARM CPU's designer and design in words; empty on others} */
    String part() {
        String implementer = field("CPU implementer");
        return implementer.isEmpty()
                ? ""
                : "ARM implementer %s, part %s".formatted(implementer, field("CPU part"));
    }

    /** {@return the name of the first CPU in what {@code lscpu} prints; empty if it has none} */
    static String modelByLscpu(String output) {
        String model = field(output.lines().toList(), "Model name");
        return model.equals("-") ? "" : model;
    }

    /**
     * Returns the instruction set for which PyTorch chooses its kernels: the widest one that it has
     * any for. A program of ARM that is emulated on x86 sees the flags of x86, so the architecture
     * decides first.
     *
     * @param architecture the name of the architecture by Java, e.g. {@code amd64}
     */
    String capability(String architecture) {
        if (architecture.equals("aarch64")) {
            return words("Features").containsAll(SVE) && bytesOfSve().equals("32")
                    ? "SVE256"
                    : "NEON";
        }
        List<String> flags = words("flags");
        if (flags.equals(List.of("")) && architecture.matches("amd64|x86_64")) {
            return "instruction set unknown";
        }
        if (flags.containsAll(AVX512)) {
            return "AVX512";
        }
        return flags.containsAll(AVX2) ? "AVX2" : "default of " + architecture;
    }

    private String bytesOfSve() {
        return String.join("", lines("proc/sys/abi/sve_default_vector_length"));
    }

    private List<String> words(String name) {
        return List.of(field(name).split(" "));
    }

    private String field(String name) {
        return field(lines("proc/cpuinfo"), name);
    }

    private static String field(List<String> lines, String name) {
        return lines.stream()
                .map(line -> line.split(":", 2))
                .filter(field -> field.length == 2 && field[0].strip().equals(name))
                .map(field -> field[1].strip())
                .findFirst()
                .orElse("");
    }

    private List<String> lines(String file) {
        try {
            Path path = root.resolve(file);
            return Files.isReadable(path) ? Files.readAllLines(path) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
