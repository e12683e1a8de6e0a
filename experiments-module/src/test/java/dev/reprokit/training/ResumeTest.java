package dev.reprokit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.SyntheticImages;
import dev.reprokit.data.Transforms;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.nn.Mlp;
import dev.reprokit.nn.Network;
import dev.reprokit.nn.SmallInception;
import dev.reprokit.random.RandomStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Training that stops after three epochs and goes on elsewhere, against six in a row. */
@Tag("slow")
class ResumeTest {
    private static final Protocol PROTOCOL = new Protocol(16, 0.02, 0.7, 0.9);
    // The last batch of an epoch has four images.
    private static final LabelledImages IMAGES = new SyntheticImages().load(100, 10).train();
    private static final long SEED = 5;

    private NDManager manager;
    private NDArray images;

    @BeforeEach
    void uploadImages() {
        manager = NDManager.newBaseManager();
        images =
                manager.create(
                        Transforms.standardised(IMAGES, 28), new Shape(IMAGES.size(), 3, 28, 28));
    }

    @AfterEach
    void freeImages() {
        manager.close();
    }

    static Stream<Network> networks() {
        return Stream.of(
                new Mlp(1, 24, 10),
                AlexNet.LOG_SMALL.narrowed(8),
                AlexNet.LOG_SMALL.narrowed(8).withoutLrn(),
                AlexNet.LOG_FULL.narrowed(16),
                // Running statistics, and masks that every epoch draws anew.
                SmallInception.PUBLISHED.narrowed(16),
                new Mlp(1, 24, 10).withDropout(0.5));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void goesOnBitForBit(Network network) {
        Trained whole = train(network, 6);
        Trained firstHalf = train(network, 3);
        Trained secondHalf = goOn(network, firstHalf.state(), 3);

        assertThat(whole.state()).hasSizeGreaterThan(4);
        assertThat(secondHalf.epochs()).isEqualTo(whole.epochs().subList(3, 6));
        assertThat(secondHalf.state()).isEqualTo(whole.state());
    }

    @Test
    void goesOnBitForBitAfterEveryEpoch() {
        Network network = new Mlp(1, 24, 10);
        Trained whole = train(network, 4);
        Trained part = train(network, 1);
        List<Evaluation> epochs = new ArrayList<>(part.epochs());
        for (int done = 1; done < 4; done++) {
            part = goOn(network, part.state(), done, 1);
            epochs.addAll(part.epochs());
        }

        assertThat(epochs).isEqualTo(whole.epochs());
        assertThat(part.state()).isEqualTo(whole.state());
    }

    /** What is left out would show. */
    @ParameterizedTest
    @MethodSource("networks")
    void needsItsVelocities(Network network) {
        Trained whole = train(network, 6);
        Map<String, List<Byte>> state = new LinkedHashMap<>(train(network, 3).state());
        try (NDManager scope = manager.newSubManager()) {
            Map<String, NDArray> arrays = decode(state, scope);
            arrays.forEach(
                    (name, array) -> {
                        if (name.startsWith("velocity/")) {
                            state.put(name, encode(array.zerosLike()));
                        }
                    });
        }
        assertThat(goOn(network, state, 3).epochs()).isNotEqualTo(whole.epochs().subList(3, 6));
    }

    @Test
    void needsItsSampleOrder() {
        Network network = new Mlp(1, 24, 10);
        Trained whole = train(network, 6);
        Map<String, List<Byte>> state = train(network, 3).state();
        assertThat(goOn(network, state, 2, 3).epochs()).isNotEqualTo(whole.epochs().subList(3, 6));
    }

    @Test
    void keepsEveryBitOfAVelocity() {
        Network network = new Mlp(1, 24, 10);
        Map<String, List<Byte>> state = new LinkedHashMap<>(train(network, 1).state());
        float[] special = new float[240];
        special[0] = -0f;
        special[1] = Float.MIN_VALUE;
        special[2] = Float.NEGATIVE_INFINITY;
        special[3] = Float.MAX_VALUE;
        special[4] = Float.NaN;
        String name =
                state.keySet().stream()
                        .filter(key -> key.matches("velocity/.*Linear_weight"))
                        .reduce((first, last) -> last)
                        .orElseThrow();
        try (NDManager scope = manager.newSubManager()) {
            state.put(name, encode(scope.create(special, new Shape(10, 24))));
        }
        assertThat(goOn(network, state, 0).state()).isEqualTo(state);
    }

    @Test
    void refusesAnotherNetworksState() {
        Map<String, List<Byte>> state = train(new Mlp(1, 24, 10), 1).state();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> goOn(new Mlp(1, 25, 10), state, 1))
                .withMessageContaining("expected an array 'parameter/")
                .withMessageContaining("of shape (25, 2352)")
                .withMessageContaining("found (24, 2352)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> goOn(new Mlp(2, 24, 10), state, 1))
                .withMessageContaining("expected an array 'parameter/");
    }

    @Test
    void refusesAStateAfterItsOwnBeginning() {
        Network network = new Mlp(1, 24, 10);
        Map<String, List<Byte>> state = train(network, 1).state();
        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                with(
                                        network,
                                        SEED,
                                        (training, scope) -> {
                                            training.epoch();
                                            training.restore(
                                                    new Checkpoint(1, decode(state, scope)));
                                            return null;
                                        }));
    }

    @Test
    void leavesNoArrayOnTheManager() {
        Network network = AlexNet.LOG_SMALL.narrowed(16);
        Map<String, List<Byte>> state = train(network, 1).state();
        int before = manager.getManagedArrays().size();
        goOn(network, state, 1, 1);
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    /** Epochs and the state after the last, in bytes so that NaN equals NaN and 0 is not -0. */
    private record Trained(List<Evaluation> epochs, Map<String, List<Byte>> state) {}

    private Trained train(Network network, int epochs) {
        return with(network, SEED, (training, scope) -> epochs(training, epochs));
    }

    private Trained goOn(Network network, Map<String, List<Byte>> state, int epochs) {
        return goOn(network, state, 3, epochs);
    }

    /** Other initial weights: all must come from the state. */
    private Trained goOn(Network network, Map<String, List<Byte>> state, int done, int epochs) {
        return with(
                network,
                SEED + 1,
                (training, scope) -> {
                    training.restore(new Checkpoint(done, decode(state, scope)));
                    scope.close();
                    return epochs(training, epochs);
                });
    }

    private static Trained epochs(Training training, int count) {
        List<Evaluation> evaluations = new ArrayList<>();
        for (int epoch = 0; epoch < count; epoch++) {
            evaluations.add(training.epoch());
        }
        return new Trained(
                evaluations,
                training.state().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> encode(e.getValue()))));
    }

    private <T> T with(Network network, long weights, BiFunction<Training, NDManager, T> task) {
        try (NDManager scope = manager.newSubManager();
                Classifier classifier =
                        new Classifier(
                                network,
                                manager,
                                images.getShape(),
                                RandomStream.of(weights, "initial weights"));
                Labels labels = new Labels(manager, IMAGES.labels(), 10);
                Training training = new Training(classifier, images, labels, PROTOCOL, SEED)) {
            return task.apply(training, scope);
        }
    }

    private static List<Byte> encode(NDArray array) {
        List<Byte> bytes = new ArrayList<>();
        for (byte b : array.encode()) {
            bytes.add(b);
        }
        return bytes;
    }

    private static Map<String, NDArray> decode(Map<String, List<Byte>> state, NDManager scope) {
        return state.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, e -> scope.decode(bytes(e.getValue()))));
    }

    private static byte[] bytes(List<Byte> list) {
        byte[] bytes = new byte[list.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = list.get(i);
        }
        return bytes;
    }
}
