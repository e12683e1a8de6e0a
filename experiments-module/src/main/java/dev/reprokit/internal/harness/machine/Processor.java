package dev.reprokit.internal.harness.machine;

import dev.reprokit.record.result.Numbers;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The CPU: its name, and the instruction set that PyTorch's kernels choose on it. */
public final class Processor {
    private Processor() {}

    public static String name() {
        return "%s, %s cores".formatted(model(), cores());
    }

    /**
     * Returns the number of cores that this process may use. Some JDKs overlook the limits of the
     * control groups above the process's own.
     */
    static int cores() {
        return cores(Runtime.getRuntime().availableProcessors(), ControlGroup.ofThisProcess());
    }

    /** Returns the number of cores that the JVM sees, or that a group allows if they are fewer. */
    static int cores(int ofJvm, ControlGroup group) {
        return Math.min(ofJvm, group.cores().orElse(ofJvm));
    }

    /** {@return the fault of a control group that allows less than one core} */
    public static Optional<Fault> fault() {
        return fault(ControlGroup.ofThisProcess());
    }

    /** Returns the fault of a group that allows less than one core; a trial needs one. */
    static Optional<Fault> fault(ControlGroup group) {
        double time = group.coreTime().orElse(1);
        return time >= 1
                ? Optional.empty()
                : Optional.of(
                        new Fault(
                                "the control group of this process (a container, a batch job) allows %s of a core, whatever the machine has, so that a trial takes about %s times as long"
                                        .formatted(rounded(time), rounded(1 / time)),
                                "Let it have a core, e.g. by docker run --cpus=1."));
    }

    private static String rounded(double value) {
        return Numbers.number(Math.round(value * 100) / 100.0);
    }

    /** Returns the name by Linux, macOS or Windows; if none has one, the architecture. */
    static String model() {
        CpuInfo linux = CpuInfo.ofThisMachine();
        return Stream.<Supplier<String>>of(
                        linux::model,
                        // Linux on ARM knows numbers only, lscpu their names.
                        () -> CpuInfo.modelByLscpu(output("env", "LC_ALL=C", "lscpu")),
                        linux::part,
                        () -> output("sysctl", "-n", "machdep.cpu.brand_string"),
                        () -> Objects.requireNonNullElse(System.getenv("PROCESSOR_IDENTIFIER"), ""))
                .map(Supplier::get)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    /**
     * Returns the instruction set; bits of results depend on it, so it belongs to the provenance.
     */
    static String capability() {
        String forced = System.getenv("ATEN_CPU_CAPABILITY");
        return forced != null
                ? forced + " (ATEN_CPU_CAPABILITY)"
                : CpuInfo.ofThisMachine().capability(System.getProperty("os.arch"));
    }

    private static String output(String... command) {
        return CommandOutput.of(List.of(command)).orElse("");
    }
}
