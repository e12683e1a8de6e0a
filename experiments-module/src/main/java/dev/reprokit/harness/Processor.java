package dev.reprokit.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The CPU: its name, and the instruction set that PyTorch's kernels choose on it. */
final class Processor {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Set<String> AVX512 =
            Set.of("avx512f", "avx512bw", "avx512vl", "avx512dq", "fma");
    private static final Set<String> AVX2 = Set.of("avx2", "fma");

    private Processor() {}

    static String name() {
        return "%s, %d cores".formatted(model(), Runtime.getRuntime().availableProcessors());
    }

    static String model() {
        String name = field("model name");
        return name.isEmpty() ? System.getProperty("os.arch") : name;
    }

    /** Bits of results depend on it, so it belongs to the provenance. */
    static String capability() {
        String forced = System.getenv("ATEN_CPU_CAPABILITY");
        if (forced != null) {
            return forced + " (ATEN_CPU_CAPABILITY)";
        }
        List<String> flags = List.of(field("flags").split(" "));
        if (flags.containsAll(AVX512)) {
            return "AVX512";
        }
        return flags.containsAll(AVX2) ? "AVX2" : "default of " + System.getProperty("os.arch");
    }

    private static String field(String name) {
        if (!Files.isReadable(CPU_INFO)) {
            return "";
        }
        try {
            return Files.readAllLines(CPU_INFO).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
