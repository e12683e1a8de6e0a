package dev.reprokit.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;

import dev.reprokit.random.RandomStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

class OperationCheckTest {
    private static final double ROUNDING = 1e-4;

    private final NDManager manager = NDManager.newBaseManager();

    @BeforeEach
    void computeOnly() {
        GradientMode.off();
    }

    @AfterEach
    void free() {
        manager.close();
    }

    /** One of each kind; convolutions are filled up, so that they are right on every machine. */
    static Stream<Operation> operations() {
        return Arithmetic.operations().stream()
                .map(
                        operation ->
                                operation instanceof ConvolutionKernel kernel
                                        ? kernel.filled(32)
                                        : operation);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anOperationFollowsItsDefinition(Operation operation) {
        assertThat(OperationCheck.measure(operation, manager)).isLessThan(ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anOperationThatIsWrongInAnyWayIsFound(Operation operation) {
        for (Faulty faulty : Faulty.all(operation)) {
            assertThat(OperationCheck.measure(faulty, manager))
                    .as(faulty.fault())
                    .isNotCloseTo(0, offset(1e-2));
        }
    }

    /** An operation that is computed with a fault. */
    private record Faulty(String fault, Operation right, UnaryOperator<NDArray> output, int wrong)
            implements Operation {
        private static final int NONE = -1;

        /** Returns all faults: of the output, and of the gradient or new state of each argument. */
        static List<Faulty> all(Operation right) {
            List<Faulty> all = new ArrayList<>();
            all.add(new Faulty("a tenth too much", right, y -> y.mul(1.1f), NONE));
            all.add(new Faulty("an image too much", right, y -> y.mul(firstTwice(y)), NONE));
            all.add(new Faulty("one is no number", right, y -> y.add(lastNan(y)), NONE));
            for (int i = 0; i < right.arguments().size(); i++) {
                all.add(new Faulty("argument " + i, right, y -> y, i));
            }
            return all;
        }

        private static NDArray firstTwice(NDArray y) {
            float[] factors = ones(y);
            Arrays.fill(factors, 0, (int) (factors.length / y.getShape().get(0)), 2);
            return y.getManager().create(factors, y.getShape());
        }

        private static NDArray lastNan(NDArray y) {
            float[] summands = ones(y);
            summands[summands.length - 1] = Float.NaN;
            return y.getManager().create(summands, y.getShape()).sub(1);
        }

        private static float[] ones(NDArray y) {
            float[] ones = new float[(int) y.size()];
            Arrays.fill(ones, 1);
            return ones;
        }

        @Override
        public List<Argument> arguments() {
            return right.arguments();
        }

        @Override
        public NDArray compute(List<NDArray> arguments) {
            if (wrong == NONE) {
                return output.apply(right.compute(arguments));
            }
            List<NDArray> passed = new ArrayList<>(arguments);
            NDArray argument = arguments.get(wrong);
            if (right.arguments().get(wrong).trained()) {
                NDArray tenth = argument.mul(0.1f);
                passed.set(wrong, argument.add(tenth.sub(tenth.stopGradient())));
                return right.compute(passed);
            }
            NDArray state = argument.duplicate();
            passed.set(wrong, state);
            NDArray y = right.compute(passed);
            state.mul(1.1f).copyTo(argument);
            return y;
        }

        @Override
        public Definition definition(float[][] arguments) {
            return right.definition(arguments);
        }
    }

    @Test
    void aNetworkHasTheOperationsOfItsLayersAndOfItsLoss() {
        assertThat(NetworkOperations.of(initialised(AlexNet.LOG_SMALL.build())))
                .extracting(Operation::toString)
                .containsExactly(
                        "ReLU and max-pool 3x3, stride 2",
                        "local response normalisation of 64 channels",
                        "local response normalisation of 128 channels",
                        "fully connected layer 128 -> 128",
                        "ReLU",
                        "fully connected layer 128 -> 192",
                        "fully connected layer 192 -> 10",
                        "log-softmax of 10 classes");
        assertThat(NetworkOperations.of(initialised(ResNet.TWENTY.build())))
                .extracting(Operation::toString)
                .contains(
                        "batch normalisation of 16 channels of images in training",
                        "batch normalisation of 64 channels of images in evaluation",
                        "mean over all pixels",
                        "fully connected layer 64 -> 10");
        assertThat(NetworkOperations.of(initialised(DeepMlp.PUBLISHED.build())))
                .extracting(Operation::toString)
                .contains("leaky ReLU");
        assertThat(NetworkOperations.of(initialised(SmallInception.PUBLISHED.build())))
                .extracting(Operation::toString)
                .contains("max-pool 3x3, stride 2");
    }

    @Test
    void publishedNetworksCanBeTrainedHere() {
        assertThatCode(
                        () -> {
                            check(AlexNet.LOG_FULL.build());
                            check(SmallInception.PUBLISHED.build());
                            check(ResNet.TWENTY.build());
                            check(TutorialCnn.LOG.narrowed(4).build());
                            check(DeepMlp.PUBLISHED.build());
                        })
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void anyWrongOperationStopsItsNetwork(Network network) {
        Block block = initialised(network.build());
        for (Operation wrong : NetworkOperations.of(block)) {
            assertThatIllegalStateException()
                    .isThrownBy(
                            () ->
                                    OperationCheck.require(
                                            block,
                                            manager.getDevice(),
                                            operation -> operation.equals(wrong) ? 0.02 : 1e-7))
                    .withMessageContaining(
                            "computes this wrongly on this machine (cpu()): " + wrong)
                    .withMessageContaining("off by 0.020 times")
                    .withMessageContaining("-Drepro.device");
        }
    }

    static List<Network> networks() {
        return List.of(AlexNet.LOG_FULL, SmallInception.PUBLISHED, MnistCnn.PUBLISHED);
    }

    @Test
    void aPlainConvolutionThatIsNoNumberNamesTheWayAround() {
        Block network =
                new SequentialBlock()
                        .add(
                                Conv2d.builder()
                                        .setFilters(24)
                                        .setKernelShape(new Shape(3, 3))
                                        .build());

        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                OperationCheck.require(
                                        initialised(network),
                                        manager.getDevice(),
                                        operation -> Double.NaN))
                .withMessageContaining("convolution 3 -> 24, 3x3, stride 1")
                .withMessageContaining("off by NaN times")
                .withMessageContaining("Use dev.reprokit.nn.CheckedConvolution");
    }

    @Test
    void aLayerOfAnUnknownKindIsNotChecked() {
        Block network = new SequentialBlock().add(Activation.tanhBlock());

        assertThat(NetworkOperations.of(network)).containsExactly(new LogSoftmax(10));
    }

    @Test
    void leavesNoArrayBehind() {
        Block network = initialised(AlexNet.ZHANG_SMALL.narrowed(2).build());
        int before = manager.getManagedArrays().size();
        OperationCheck.require(network, manager);
        OperationCheck.measure(new GlobalMean(), manager);

        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    private void check(Block network) {
        OperationCheck.require(initialised(network), manager);
    }

    private Block initialised(Block network) {
        Initialisation.PYTORCH.initialise(
                network, manager, new Shape(1, 3, 28, 28), RandomStream.of(1, "weights"));
        return network;
    }
}
