package dev.reprokit.internal.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import dev.reprokit.internal.process.BenchmarkRow;
import dev.reprokit.internal.process.BenchmarkRow.Section;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.nn.Mlp;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Protocol;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** That everything is measured; how fast it is depends on the machine. */
class BenchmarkTest {
    private static final Effort LITTLE =
            new Effort(Protocol.PUBLISHED.withBatchSize(4), 2, 0.01, 3, 32, 2);
    private static final List<String> LAYOUTS = List.of("1x1", "1x2", "2x1");

    private final List<String> progress = new ArrayList<>();
    private List<BenchmarkRow> rows;

    @BeforeEach
    void measure() {
        try (NDManager manager = NDManager.newBaseManager(Device.cpu());
                ImageTensors data =
                        new ImageTensors(
                                manager.ones(new Shape(LITTLE.images(), 3, 28, 28)),
                                new int[LITTLE.images()],
                                manager.ones(new Shape(1, 3, 28, 28)),
                                new int[1],
                                10)) {
            rows =
                    new Benchmark(LITTLE, manager, data, progress::add)
                            .run(
                                    List.of(
                                            List.of(
                                                    new BenchmarkedNetwork(
                                                            "mlp", "", new Mlp(1, 8, 10))),
                                            BenchmarkedNetwork.withAndWithoutLrn(
                                                    AlexNet.LOG_SMALL.narrowed(16))));
        }
    }

    @Test
    void everyNetworkIsMeasuredOnEveryLayout() {
        for (String metric :
                List.of(
                        "training images",
                        "training",
                        "matrix product",
                        "training / matrix product",
                        "cores busy in training",
                        "cores busy in matrix product")) {
            assertThat(of(Section.SPEED, metric))
                    .as(metric)
                    .extracting(BenchmarkTest::where)
                    .containsExactlyElementsOf(
                            Stream.concat(
                                            LAYOUTS.stream().map("mlp  "::concat),
                                            LAYOUTS.stream()
                                                    .flatMap(
                                                            layout ->
                                                                    Stream.of(
                                                                            "alexnet-log-small yes "
                                                                                    + layout,
                                                                            "alexnet-log-small no "
                                                                                    + layout)))
                                    .toList());
        }
        assertThat(of(Section.LRN, "cost of LRN"))
                .extracting(BenchmarkTest::where)
                .containsExactlyElementsOf(
                        LAYOUTS.stream().map("alexnet-log-small yes "::concat).toList());
        assertThat(of(Section.EVALUATION, "share of a published epoch"))
                .extracting(BenchmarkTest::where)
                .containsExactly(
                        "mlp  1x1", "alexnet-log-small yes 1x1", "alexnet-log-small no 1x1")
                .hasSize(of(Section.EVALUATION, "evaluation").size());
        assertThat(of(Section.OPERATIONS, "training step")).hasSize(3);
        assertThat(progress)
                .hasSize(6)
                .contains(
                        "alexnet-log-small with LRN and alexnet-log-small without LRN,"
                                + " 2 trials of 1 thread");
    }

    @Test
    void everyFigureIsPositiveAndFinite() {
        assertThat(rows)
                .allSatisfy(
                        row -> {
                            assertThat(row.value()).isFinite().isBetween(row.low(), row.high());
                            // The clock of processor time may stand still for so short a time.
                            boolean mayBeZero = row.unit().equals("cores");
                            if (row.section() != Section.LRN && !mayBeZero) {
                                assertThat(row.low()).as("%s", row).isPositive();
                            }
                        });
    }

    @Test
    void gigaflopsAndRatioFollowFromTheOthers() {
        for (BenchmarkRow speed : of(Section.SPEED, "training")) {
            double operations =
                    of(Section.OPERATIONS, "training step").stream()
                            .filter(row -> row.network().equals(speed.network()))
                            .mapToDouble(BenchmarkRow::value)
                            .findFirst()
                            .orElseThrow();
            double images = same(speed, "training images").high();
            assertThat(speed.high()).isCloseTo(images * operations / 1e9, percent());
            assertThat(same(speed, "training / matrix product").high())
                    .isBetween(
                            99.9 * speed.low() / same(speed, "matrix product").high(),
                            100.1 * speed.high() / same(speed, "matrix product").low());
        }
    }

    private static Percentage percent() {
        return Percentage.withPercentage(0.1);
    }

    private BenchmarkRow same(BenchmarkRow other, String metric) {
        return of(Section.SPEED, metric).stream()
                .filter(row -> where(row).equals(where(other)))
                .findFirst()
                .orElseThrow();
    }

    private List<BenchmarkRow> of(Section section, String metric) {
        return rows.stream()
                .filter(row -> row.section() == section && row.metric().equals(metric))
                .toList();
    }

    private static String where(BenchmarkRow row) {
        return "%s %s %dx%d".formatted(row.network(), row.lrn(), row.trials(), row.threads());
    }
}
