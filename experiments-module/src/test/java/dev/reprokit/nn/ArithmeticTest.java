package dev.reprokit.nn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;

import org.junit.jupiter.api.Test;

import java.util.List;

class ArithmeticTest {
    private static final Operation RELU = new Rectifier(0);
    private static final Operation MEAN = new GlobalMean();

    @Test
    void whatIsWrongIsToldFromWhatIsWorkedAround() {
        List<Operation> operations = Arithmetic.operations();
        Operation convolution = operations.get(0);

        Arithmetic arithmetic =
                Arithmetic.of(
                        operations,
                        operation -> operation != convolution && !operation.equals(MEAN),
                        kernel -> true);

        assertThat(arithmetic.right()).isEqualTo(operations.size() - 2);
        assertThat(arithmetic.workedAround()).containsExactly("convolution 3 -> 64, 5x5, stride 1");
        assertThat(arithmetic.wrong()).containsExactly("mean over all pixels");
    }

    @Test
    void aConvolutionThatNothingHelpsIsWrong() {
        Arithmetic arithmetic =
                Arithmetic.of(Arithmetic.operations(), RELU::equals, kernel -> false);

        assertThat(arithmetic.right()).isEqualTo(1);
        assertThat(arithmetic.workedAround()).isEmpty();
        assertThat(arithmetic.wrong()).hasSize(Arithmetic.operations().size() - 1);
    }

    @Test
    void thisMachineCanTrain() {
        GradientMode.off();
        try (NDManager manager = NDManager.newBaseManager()) {
            assertThat(Arithmetic.of(manager).wrong()).isEmpty();
        }
    }
}
