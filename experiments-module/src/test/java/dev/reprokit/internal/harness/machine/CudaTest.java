package dev.reprokit.internal.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.process.Diagnosis.Finding;
import dev.reprokit.internal.process.Diagnosis.State;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

    private List<String> gpus = List.of("90");
    private Optional<String> runtime = Optional.of("12.4");
    private String flavour = "cu124";
    private List<String> offered = List.of("cpu", "cu124");
    private CudaArchitectures architectures = CU124;
    private List<Gpu> byDriver = H100;
    private Map<String, String> environment = Map.of();

    private Cuda machine() {
        return new Cuda(gpus, runtime, flavour, offered, architectures, byDriver, environment);
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
        int usable = flavour.equals("cpu") ? 0 : gpus.size();
        try {
            return Torch.choose(wanted, usable, "2.7.1", machine()).toString();
        } catch (RefusedException e) {
            return e.getMessage();
        }
    }

    private void noGpuForCuda() {
        gpus = List.of();
        flavour = "cpu";
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

    @Test
    void aGpuThatAVariableHidesIsAWarning() {
        noGpuForCuda();
        environment = Map.of("CUDA_VISIBLE_DEVICES", "");
        assertWarning(
                "CUDA 12.4 finds no GPU, and the driver 550.54.14 lists: NVIDIA H100",
                "CUDA_VISIBLE_DEVICES= hides it");
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
        flavour = "cpu";
        offered = List.of("cpu");
        assertWarning(
                "there is a GPU with CUDA 12.4, and PyTorch's library is for the CPU", "-Pcuda");
    }

    @Test
    void aLibcudartOlderThanPyTorchsLibraryIsAWarning() {
        flavour = "cpu";
        offered = List.of("cpu", "cu128");
        assertWarning(
                "PyTorch's library on the class path is for CUDA 12.8, and libcudart here is of"
                        + " CUDA 12.4",
                "Install the runtime of CUDA 12.8 or later");
    }

    @Test
    void aLibraryForAnotherPlatformIsNotBlamedForItsCuda() {
        flavour = "cpu";
        offered = List.of("cpu", "cu124");
        assertWarning(
                "there is a GPU with CUDA 12.4, and PyTorch's library is for the CPU", "gpu.md");
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

    @Test
    void anotherGpuOfTheMachineMayBeChosen() {
        gpus = List.of("90", "120");
        assertThat(finding("gpu:1").state()).isEqualTo(State.WRONG);
        assertThat(finding("auto").text()).startsWith("GPU 1 has compute capability 12.0");
        assertThat(finding("gpu:0").state()).isEqualTo(State.OK);
        assertThat(refusal("gpu:0")).isEqualTo("[gpu(0)]");
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

    private static List<String> runnable(CudaArchitectures library, String... capabilities) {
        return Arrays.stream(capabilities).filter(library::run).toList();
    }
}
