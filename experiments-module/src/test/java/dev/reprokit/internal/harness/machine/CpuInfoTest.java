package dev.reprokit.internal.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class CpuInfoTest {
    private static final String EPYC =
            """
            processor\t: 0
            model\t\t: 2
            model name\t: AMD EPYC
            flags\t\t: fpu fma avx2 avx512f avx512dq avx512bw avx512vl
            """;
    private static final String NEOVERSE_N1 =
            """
            processor\t: 0
            Features\t: fp asimd evtstrm aes atomics asimdhp asimddp
            CPU implementer\t: 0x41
            CPU architecture: 8
            CPU part\t: 0xd0c
            """;
    private static final String NEOVERSE_V1 =
            NEOVERSE_N1.replace("asimddp", "asimddp sve i8mm bf16").replace("0xd0c", "0xd40");

    @TempDir Path root;

    @Test
    void x86HasANameAndAnInstructionSet() throws IOException {
        CpuInfo epyc = with(EPYC);

        assertThat(epyc.model()).isEqualTo("AMD EPYC");
        assertThat(epyc.part()).isEmpty();
        assertThat(epyc.capability("amd64")).isEqualTo("AVX512");
        assertThat(with(EPYC.replace("avx512f ", "")).capability("amd64")).isEqualTo("AVX2");
        assertThat(with(EPYC.replace("fma ", "")).capability("amd64"))
                .isEqualTo("default of amd64");
    }

    @Test
    void armHasNumbersInsteadOfAName() throws IOException {
        CpuInfo neoverse = with(NEOVERSE_N1);

        assertThat(neoverse.model()).isEmpty();
        assertThat(neoverse.part()).isEqualTo("ARM implementer 0x41, part 0xd0c");
        assertThat(neoverse.capability("aarch64")).isEqualTo("NEON");
    }

    @Test
    void vectorsOfSveMustBeAsLongAsPyTorchsKernelsWantThem() throws IOException {
        CpuInfo neoverse = with(NEOVERSE_V1);

        assertThat(neoverse.capability("aarch64")).isEqualTo("NEON");

        write("proc/sys/abi/sve_default_vector_length", "16\n");
        assertThat(neoverse.capability("aarch64")).isEqualTo("NEON");

        write("proc/sys/abi/sve_default_vector_length", "32\n");
        assertThat(neoverse.capability("aarch64")).isEqualTo("SVE256");
        assertThat(with(NEOVERSE_V1.replace(" bf16", "")).capability("aarch64")).isEqualTo("NEON");
    }

    @Test
    void anEmulatedArmIsNotTakenForTheX86ThatEmulatesIt() throws IOException {
        assertThat(with(EPYC).capability("aarch64")).isEqualTo("NEON");
    }

    @Test
    void withoutLinuxNothingIsKnown() {
        CpuInfo other = new CpuInfo(root);

        assertThat(other.model()).isEmpty();
        assertThat(other.part()).isEmpty();
        assertThat(other.capability("amd64")).isEqualTo("instruction set unknown");
        assertThat(other.capability("aarch64")).isEqualTo("NEON");
    }

    @Test
    void lscpuKnowsNamesOfArm() {
        assertThat(
                        CpuInfo.modelByLscpu(
                                """
                                Vendor ID:                ARM
                                  BIOS Model name:        virt-7.2
                                  Model name:             Neoverse-N1
                                    Model:                1
                                """))
                .isEqualTo("Neoverse-N1");
        assertThat(CpuInfo.modelByLscpu("Model name:   -\n")).isEmpty();
        assertThat(CpuInfo.modelByLscpu("")).isEmpty();
    }

    private CpuInfo with(String cpuinfo) throws IOException {
        write("proc/cpuinfo", cpuinfo);
        return new CpuInfo(root);
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
