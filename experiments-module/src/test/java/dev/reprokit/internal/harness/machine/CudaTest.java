package dev.reprokit.internal.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.reprokit.internal.process.Diagnosis.Finding;
import dev.reprokit.internal.process.Diagnosis.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Each test makes up a machine. */
class CudaTest {
    /** The line that PyTorch 2.5.1 for CUDA 12.4 has on itself, and around it what it has, too. */
    private static final CudaArchitectures CU124 =
            CudaArchitectures.of(
                    """
                      - CUDA Runtime 12.4
                      - NVCC architecture flags: -gencode;arch=compute_50,code=sm_50;\
                    -gencode;arch=compute_60,code=sm_60;-gencode;arch=compute_70,code=sm_70;\
                    -gencode;arch=compute_75,code=sm_75;-gencode;arch=compute_80,code=sm_80;\
                    -gencode;arch=compute_86,code=sm_86;-gencode;arch=compute_90,code=sm_90
                      - CuDNN 90.1
                    """);

    private static final List<Gpu> H100 = List.of(new Gpu("NVIDIA H100", "550.54.14"));

    /** What PyTorch 2.7.1 for CUDA 12.8 has. */
    private static final CudaArchitectures CU128 =
            new CudaArchitectures(
                    List.of("sm_75", "sm_80", "sm_86", "sm_90", "sm_100", "sm_120", "compute_120"));

    private List<String> gpus = List.of("90");
    private int usable = 1;
    private Optional<String> runtime = Optional.of("12.4");
    private String flavour = "cu124";
    private List<String> offered = List.of();
    private CudaArchitectures architectures = CU124;
    private List<Gpu> byDriver = List.of();
    private VisibleGpus visible = new VisibleGpus(null);

    private Cuda machine() {
        return new Cuda(gpus, usable, runtime, flavour, offered, architectures, byDriver, visible);
    }

    private Finding finding(String wanted) {
        return machine().finding(wanted);
    }

    /** Also asserts that a run that asks for a GPU is refused in the same words. */
    private void assertWarning(String what, String cure) {
        Finding finding = finding("auto");
        assertThat(finding.state()).isEqualTo(State.WARN);
        assertThat(finding.text()).isEqualTo(what);
        assertThat(finding.remedy()).contains(cure).endsWith("Or set -Drepro.device=cpu.");
        assertThat(finding("cpu").state()).isEqualTo(State.OK);
        assertThat(refusal("gpu")).contains(finding.text() + ". " + finding.remedy());
    }

    private String refusal(String wanted) {
        try {
            return Torch.choose(wanted, "2.7.1", machine()).toString();
        } catch (RefusedException e) {
            return e.getMessage();
        }
    }

    /** CUDA's library, and so PyTorch, finds no GPU; the driver does. */
    private void noGpuForCuda() {
        gpus = List.of();
        usable = 0;
        byDriver = H100;
    }

    /** CUDA's library finds a GPU, and PyTorch does not. */
    private void noGpuForPyTorch() {
        usable = 0;
        byDriver = H100;
    }

    @Test
    void noGpuIsNothingToWorryAbout() {
        noGpuForCuda();
        byDriver = List.of();
        assertThat(finding("auto").state()).isEqualTo(State.OK);
        assertThat(machine().fault()).isEmpty();
    }

    @Test
    void aGpuWithItsLibraryIsRight() {
        assertThat(finding("gpu"))
                .isEqualTo(Finding.ok("CUDA", "12.4, GPUs: 1; PyTorch's library is cu124"));
    }

    @Test
    void aGpuWithoutLibcudartIsAWarning() {
        noGpuForCuda();
        runtime = Optional.empty();
        assertWarning(
                "libcudart, CUDA's library, is not found, and there is a GPU: NVIDIA H100",
                "-Djna.library.path=");
    }

    @Test
    void aDriverThatIsTooOldIsNamedWithTheOneThatIsNeeded() {
        noGpuForCuda();
        runtime = Optional.of("12.8");
        byDriver = List.of(new Gpu("Tesla V100", "470.199.02"));
        assertWarning(
                "NVIDIA's driver 470.199.02 is too old for CUDA 12.8, which needs 525.60.13 or"
                        + " later",
                "Update the driver");
    }

    @Test
    void driversAreComparedAsNumbers() {
        noGpuForCuda();
        runtime = Optional.of("13.0");
        byDriver = List.of(new Gpu("RTX 4090", "575.51.03"));
        assertThat(finding("auto").text()).contains("575.51.03 is too old for CUDA 13.0");

        byDriver = List.of(new Gpu("RTX 4090", "580.65.06"));
        assertThat(finding("auto").text()).contains("CUDA 13.0 finds no GPU");

        runtime = Optional.of("12.8");
        byDriver = List.of(new Gpu("RTX 4090", "525.105.17"));
        assertThat(finding("auto").text()).contains("CUDA 12.8 finds no GPU");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "NoDevFiles", "1", "7,0"})
    void aGpuThatAVariableHidesIsAWarning(String list) {
        noGpuForCuda();
        visible = new VisibleGpus(list);
        assertWarning(
                "CUDA 12.4 finds no GPU, and the driver 550.54.14 lists: NVIDIA H100",
                "CUDA_VISIBLE_DEVICES=%s hides it: unset it.".formatted(list));
    }

    /** Slurm and Kubernetes set the variable for each job. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "0,1", "GPU-8932f937-d72c-4106-c12f-20bd9faed9f6"})
    void aVariableThatNamesTheGpuIsNotBlamedAlone(String list) {
        noGpuForCuda();
        visible = new VisibleGpus(list);
        assertWarning(
                "CUDA 12.4 finds no GPU, and the driver 550.54.14 lists: NVIDIA H100",
                "/dev/nvidia* (under WSL /dev/dxg)");
        assertThat(finding("auto").remedy()).contains("CUDA_VISIBLE_DEVICES=" + list);
        assertThat(finding("auto").remedy()).doesNotContain("hides it");
    }

    @Test
    void aGpuThatAContainerDoesNotPassOnIsAWarning() {
        noGpuForCuda();
        assertWarning(
                "CUDA 12.4 finds no GPU, and the driver 550.54.14 lists: NVIDIA H100",
                "docker run --gpus=all");
    }

    @Test
    void aGpuWithPyTorchForTheCpuIsAWarning() {
        noGpuForPyTorch();
        flavour = "cpu";
        offered = List.of("cpu");
        assertWarning("there is a GPU, and PyTorch's library is for the CPU", "-Pcuda");
    }

    @Test
    void withoutACudaLibraryNeitherLibcudartNorTheDriverIsTheFirstFault() {
        noGpuForCuda();
        flavour = "cpu";
        offered = List.of("cpu");
        runtime = Optional.empty();
        assertWarning(
                "there is a GPU, and PyTorch's library is for the CPU", "PYTORCH_LIBRARY_PATH");

        runtime = Optional.of("13.0");
        assertWarning(
                "there is a GPU, and PyTorch's library is for the CPU", "PYTORCH_LIBRARY_PATH");
    }

    @Test
    void aCudaLibraryThatDjlCannotTakeMissesLibcudart() {
        noGpuForCuda();
        flavour = "cpu";
        offered = List.of("cpu", "cu128");
        runtime = Optional.empty();
        assertThat(finding("auto").text()).startsWith("libcudart, CUDA's library, is not found");
    }

    @Test
    void aLibcudartOlderThanPyTorchsLibraryIsAWarning() {
        noGpuForPyTorch();
        flavour = "cpu";
        offered = List.of("cpu", "cu128");
        assertWarning(
                "PyTorch's library on the class path is for CUDA 12.8, and libcudart here is of"
                        + " CUDA 12.4",
                "Install the runtime of CUDA 12.8 or later");
    }

    @Test
    void aCudaLibraryThatIsNotTakenIsAWarning() {
        noGpuForPyTorch();
        flavour = "cpu";
        offered = List.of("cpu", "cu124");
        assertWarning(
                "there is a GPU, and PyTorch's library for the CPU was taken, not the one for CUDA"
                        + " 12.4",
                "Unset PYTORCH_FLAVOR");
    }

    @ParameterizedTest
    @CsvSource({"osx-aarch64", "win-x86_64"})
    void aLibraryForAnotherPlatformIsNotBlamedForItsCuda(String classifier) {
        TorchArtifacts artifacts =
                new TorchArtifacts(
                        "0.36.0",
                        "2.7.1",
                        Optional.empty(),
                        List.of(
                                new TorchArtifacts.Library("2.7.1", "cpu", "linux-x86_64"),
                                new TorchArtifacts.Library("2.7.1", "cu128", classifier)));
        noGpuForPyTorch();
        flavour = "cpu";
        offered = Cuda.offered(artifacts, new JvmPlatform("Linux", "amd64", false));
        assertWarning("there is a GPU, and PyTorch's library is for the CPU", "gpu.md");
    }

    @Test
    void aDriverThatLibcudartAcceptsMayBeTooOldForPyTorch() {
        noGpuForPyTorch();
        runtime = Optional.of("11.8");
        flavour = "cu128";
        byDriver = List.of(new Gpu("NVIDIA A100", "520.61.05"));
        assertWarning(
                "NVIDIA's driver 520.61.05 is too old for PyTorch's library, which is for CUDA 12.8"
                        + " and needs 525.60.13 or later",
                "Update the driver");
    }

    @Test
    void aGpuThatLibcudartFindsAndPyTorchDoesNotIsNotRight() {
        noGpuForPyTorch();
        flavour = "cu128";
        assertWarning(
                "libcudart 12.4 finds 1 GPUs, and PyTorch's library for CUDA 12.8 can use none with"
                        + " the driver 550.54.14",
                "Update the driver");

        byDriver = List.of();
        assertThat(finding("auto").text()).endsWith("with the driver of unknown version");
    }

    @Test
    void theDriverIsAskedOnlyWherePyTorchCanUseNoGpu() {
        assertThat(Cuda.of(1, () -> fail("asked")).byDriver()).isEmpty();
        assertThat(Cuda.of(0, () -> H100).byDriver()).isEqualTo(H100);
    }

    @Test
    void aLookOfDjlsThatFailsFindsNothing() {
        assertThat(Cuda.found(() -> "12.8")).contains("12.8");
        assertThat(
                        Cuda.found(
                                () -> {
                                    throw new IllegalArgumentException("no such GPU");
                                }))
                .isEmpty();
        assertThat(
                        Cuda.found(
                                () -> {
                                    throw new NoClassDefFoundError("com/sun/jna/Native");
                                }))
                .isEmpty();
    }

    @Test
    void aGpuThatTheLibraryHasNoCodeForIsRefused() {
        gpus = List.of("120");
        Finding finding = finding("auto");

        assertThat(finding.state()).isEqualTo(State.WRONG);
        assertThat(finding.text())
                .isEqualTo(
                        "GPU 0 has compute capability 12.0, and PyTorch's library (cu124) has code"
                                + " for 5.0, 6.0, 7.0, 7.5, 8.0, 8.6, 9.0 only");
        assertThat(refusal("auto")).isEqualTo(finding.text() + ". " + finding.remedy());
        assertThat(refusal("gpu")).isEqualTo(refusal("auto"));
        assertThat(refusal("cpu")).isEqualTo("[cpu()]");
        assertThat(finding("cpu").state()).isEqualTo(State.OK);
    }

    /** An RTX 3090 beside a GTX 1080. */
    private void aGpuOfTwoHasNoCode() {
        gpus = List.of("86", "61");
        usable = 2;
        flavour = "cu128";
        architectures = CU128;
    }

    @ParameterizedTest
    @CsvSource({"auto", "gpu"})
    void aGpuWithoutCodeIsLeftOutWhereThereAreOthers(String wanted) {
        aGpuOfTwoHasNoCode();
        assertThat(refusal(wanted)).isEqualTo("[gpu(0)]");
        assertThat(finding(wanted).state()).isEqualTo(State.WARN);
        assertThat(finding(wanted).text())
                .isEqualTo(
                        "GPU 1 has compute capability 6.1, and PyTorch's library (cu128) has code"
                                + " for 7.5, 8.0, 8.6, 9.0, 10.0, 12.0 only");
        assertThat(machine().warning(wanted).orElseThrow().text())
                .isEqualTo(finding(wanted).text() + ". " + finding(wanted).remedy());
    }

    @Test
    void aNumberChoosesOneGpuWithCode() {
        aGpuOfTwoHasNoCode();
        assertThat(finding("gpu:1").state()).isEqualTo(State.WRONG);
        assertThat(refusal("gpu:1")).startsWith("GPU 1 has compute capability 6.1");
        assertThat(finding("gpu:0").state()).isEqualTo(State.OK);
        assertThat(refusal("gpu:0")).isEqualTo("[gpu(0)]");
        assertThat(machine().warning("gpu:0")).isEmpty();
    }

    @Test
    void allGpusWithoutCodeAreNamed() {
        aGpuOfTwoHasNoCode();
        gpus = List.of("70", "61");
        assertThat(refusal("auto"))
                .startsWith("GPU 0 has compute capability 7.0, GPU 1 has compute capability 6.1,");
        assertThat(finding("auto").state()).isEqualTo(State.WRONG);
    }

    @Test
    void machineCodeRunsOnLaterGpusOfItsFirstNumber() {
        assertThat(runnable(CU124, "37", "50", "52", "61", "75", "86", "87", "89", "90", "100"))
                .containsExactly("50", "52", "61", "75", "86", "87", "89", "90");
    }

    @Test
    void codeThatTheDriverCompilesRunsOnAllLaterGpus() {
        CudaArchitectures cu128 =
                CudaArchitectures.of(
                        "arch=compute_75,code=sm_75;-gencode;arch=compute_120,code=sm_120;"
                                + "-gencode;arch=compute_120,code=compute_120");
        assertThat(runnable(cu128, "70", "75", "80", "120", "121", "130"))
                .containsExactly("75", "120", "121", "130");
        assertThat(cu128).hasToString("7.5, 12.0");
    }

    @Test
    void codeForOneGpuAloneRunsOnNoOther() {
        CudaArchitectures one = CudaArchitectures.of("arch=compute_90a,code=sm_90a");
        assertThat(runnable(one, "89", "90", "100")).containsExactly("90");
        assertThat(one).hasToString("9.0a");
    }

    @Test
    void whereTheLibraryDoesNotTellItIsTried() {
        assertThat(runnable(CudaArchitectures.of("PyTorch built with: - GCC 9.4"), "120"))
                .containsExactly("120");
    }

    @Test
    void theDriversToolIsRead() {
        assertThat(Gpu.parse("550.54.14, NVIDIA H100 80GB HBM3\n550.54.14, Tesla T4"))
                .containsExactly(
                        new Gpu("NVIDIA H100 80GB HBM3", "550.54.14"),
                        new Gpu("Tesla T4", "550.54.14"));
        assertThat(Gpu.parse("No devices were found")).isEmpty();
    }

    @Test
    void aGpuIsNamedByTheNumberThatTheDriverGivesIt() {
        List<Gpu> listed = Gpu.parse("570.1, A100\n570.1, A100\n570.1, H100");
        assertThat(Gpu.name(2, listed, new VisibleGpus(null))).isEqualTo("H100");
        assertThat(Gpu.name(0, listed, new VisibleGpus("2, 1"))).isEqualTo("H100");
        assertThat(Gpu.name(1, listed, new VisibleGpus("2, 1"))).isEqualTo("A100");
        assertThat(Gpu.name(0, listed, new VisibleGpus("GPU-8932f937")))
                .isEqualTo(
                        "name unknown: nvidia-smi's numbers of CUDA_VISIBLE_DEVICES=GPU-8932f937"
                                + " are not known");
        assertThat(Gpu.name(0, List.of(), new VisibleGpus(null)))
                .isEqualTo("name unknown: nvidia-smi does not answer");
    }

    @Test
    void whereAllGpusAreAlikeTheirNumbersDoNotMatter() {
        List<Gpu> listed = Gpu.parse("570.1, H100\n570.1, H100");
        assertThat(Gpu.name(1, listed, new VisibleGpus("GPU-8932f937,GPU-12"))).isEqualTo("H100");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aToolThatHangsIsNotWaitedFor() {
        assertThat(CommandOutput.of(List.of("tail", "-f", "/dev/null"), Duration.ofMillis(100)))
                .isEmpty();
        assertThat(CommandOutput.of(List.of("echo", "H100"), Duration.ofMinutes(1)))
                .contains("H100");
    }

    private static List<String> runnable(CudaArchitectures library, String... capabilities) {
        return Arrays.stream(capabilities).filter(library::run).toList();
    }
}
