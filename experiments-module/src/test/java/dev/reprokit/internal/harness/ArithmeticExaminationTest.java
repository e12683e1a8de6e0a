package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.process.Diagnosis.Finding;
import dev.reprokit.internal.process.Diagnosis.State;
import dev.reprokit.nn.Arithmetic;

import org.junit.jupiter.api.Test;

import java.util.List;

class ArithmeticExaminationTest {
    private static final List<String> CONVOLUTION = List.of("convolution 20 -> 24, 3x3, stride 1");

    @Test
    void whereAllIsRightItIsCounted() {
        Finding finding = ArithmeticExamination.of(new Arithmetic(17, List.of(), List.of()));

        assertThat(finding.state()).isEqualTo(State.OK);
        assertThat(finding.text()).isEqualTo("PyTorch computes 17 kinds of operations right");
    }

    @Test
    void aConvolutionThatIsWorkedAroundIsAWarning() {
        Finding finding = ArithmeticExamination.of(new Arithmetic(16, CONVOLUTION, List.of()));

        assertThat(finding.state()).isEqualTo(State.WARN);
        assertThat(finding.text()).endsWith("right, wrong: convolution 20 -> 24, 3x3, stride 1");
        assertThat(finding.remedy()).contains("dev.reprokit.nn.CheckedConvolution");
    }

    @Test
    void anyOtherWrongOperationIsWrong() {
        Finding finding =
                ArithmeticExamination.of(new Arithmetic(15, CONVOLUTION, List.of("ReLU", "mean")));

        assertThat(finding.state()).isEqualTo(State.WRONG);
        assertThat(finding.text()).endsWith("wrong: ReLU; mean");
        assertThat(finding.remedy()).contains("-Drepro.device");
    }

    @Test
    void anOperationThatCannotBeComputedIsAFindingAndNoCrash() {
        Finding finding =
                ArithmeticExamination.of(
                        () -> {
                            throw new IllegalStateException("CUDA out of memory");
                        });

        assertThat(finding.state()).isEqualTo(State.WRONG);
        assertThat(finding.text()).contains("cannot be computed", "CUDA out of memory");
    }
}
