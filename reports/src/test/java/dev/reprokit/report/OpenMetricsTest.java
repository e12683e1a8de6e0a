package dev.reprokit.report;

import static dev.reprokit.record.verdict.Verdict.NOT_APPLICABLE;
import static dev.reprokit.record.verdict.Verdict.NOT_REPRODUCED;
import static dev.reprokit.record.verdict.Verdict.REPRODUCED;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdicts;

import org.hawkular.agent.prometheus.text.TextPrometheusMetricDataParser;
import org.hawkular.agent.prometheus.types.Gauge;
import org.hawkular.agent.prometheus.types.MetricFamily;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class OpenMetricsTest {
    @TempDir private Path runFolder;

    private String text() throws IOException {
        return OpenMetrics.of(RunFolder.read(runFolder).runs());
    }

    /** Reads a text with a reader of Prometheus' format, as whose comments it takes the ends. */
    private static Map<String, MetricFamily> read(String text) throws IOException {
        var parser =
                new TextPrometheusMetricDataParser(
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        Map<String, MetricFamily> families = new TreeMap<>();
        for (MetricFamily family = parser.parse(); family != null; family = parser.parse()) {
            families.put(family.getName(), family);
        }
        return families;
    }

    @Test
    void everyNumberHasItsLabelsAndAnOrder() throws IOException {
        SampleRun.write(runFolder, "b", "", 4, REPRODUCED);
        SampleRun.write(runFolder, "a", "", 4, NOT_REPRODUCED, NOT_APPLICABLE);

        assertThat(text())
                .isEqualTo(
                        """
                        # TYPE repro_claim_observed gauge
                        # HELP repro_claim_observed The value that a claim is judged by.
                        repro_claim_observed{experiment="a",scale="smoke",claim="L1",unit="epochs"} 4.2
                        repro_claim_observed{experiment="b",scale="smoke",claim="L1",unit="epochs"} 4.2
                        # TYPE repro_claim_low gauge
                        # HELP repro_claim_low The lower end of that value's interval.
                        repro_claim_low{experiment="a",scale="smoke",claim="L1",unit="epochs"} 3.1
                        repro_claim_low{experiment="b",scale="smoke",claim="L1",unit="epochs"} 3.1
                        # TYPE repro_claim_high gauge
                        # HELP repro_claim_high The upper end of that value's interval.
                        repro_claim_high{experiment="a",scale="smoke",claim="L1",unit="epochs"} 5.3
                        repro_claim_high{experiment="b",scale="smoke",claim="L1",unit="epochs"} 5.3
                        # TYPE repro_claim_seeds gauge
                        # HELP repro_claim_seeds The number of seeds behind that value.
                        repro_claim_seeds{experiment="a",scale="smoke",claim="L1"} 3
                        repro_claim_seeds{experiment="b",scale="smoke",claim="L1"} 3
                        # TYPE repro_verdicts gauge
                        # HELP repro_verdicts The number of claims with a verdict.
                        repro_verdicts{experiment="a",scale="smoke",verdict="reproduced"} 0
                        repro_verdicts{experiment="a",scale="smoke",verdict="not reproduced"} 1
                        repro_verdicts{experiment="a",scale="smoke",verdict="inconclusive"} 0
                        repro_verdicts{experiment="a",scale="smoke",verdict="undecided yet"} 0
                        repro_verdicts{experiment="a",scale="smoke",verdict="not applicable"} 1
                        repro_verdicts{experiment="a",scale="smoke",verdict="invalid"} 0
                        repro_verdicts{experiment="b",scale="smoke",verdict="reproduced"} 1
                        repro_verdicts{experiment="b",scale="smoke",verdict="not reproduced"} 0
                        repro_verdicts{experiment="b",scale="smoke",verdict="inconclusive"} 0
                        repro_verdicts{experiment="b",scale="smoke",verdict="undecided yet"} 0
                        repro_verdicts{experiment="b",scale="smoke",verdict="not applicable"} 0
                        repro_verdicts{experiment="b",scale="smoke",verdict="invalid"} 0
                        # TYPE repro_metric_mean gauge
                        # HELP repro_metric_mean The mean over seeds of a metric's last value.
                        repro_metric_mean{experiment="a",scale="smoke",condition="with",metric="test_accuracy"} 0.95
                        repro_metric_mean{experiment="a",scale="smoke",condition="with",metric="train_loss"} 0.95
                        repro_metric_mean{experiment="b",scale="smoke",condition="with",metric="test_accuracy"} 0.95
                        repro_metric_mean{experiment="b",scale="smoke",condition="with",metric="train_loss"} 0.95
                        # EOF
                        """);
    }

    @Test
    void aConditionOfWhichATrialDivergedHasNoMean() throws IOException {
        SampleRun.write(runFolder, "a", "", 4, REPRODUCED);

        assertThat(text()).contains("condition=\"with\"").doesNotContain("condition=\"without\"");
    }

    @Test
    void aReaderOfPrometheusFormatReadsEveryFamily() throws IOException {
        SampleRun.write(runFolder, "a", SampleRun.ODD, 4, REPRODUCED, NOT_REPRODUCED);

        Map<String, MetricFamily> families = read(text());

        assertThat(families)
                .containsOnlyKeys(
                        "repro_claim_observed",
                        "repro_claim_low",
                        "repro_claim_high",
                        "repro_claim_seeds",
                        "repro_verdicts",
                        "repro_metric_mean");
        assertThat(families.get("repro_claim_observed").getMetrics())
                .extracting(metric -> metric.getLabels().get("claim"))
                .containsExactly("L1", "L2");
        Gauge mean = (Gauge) families.get("repro_metric_mean").getMetrics().get(0);
        double mid = SampleRun.value(4, 2);
        assertThat(mean.getValue()).isCloseTo(mid, within(1e-6));
    }

    @Test
    void labelsHoldAnyText() throws IOException {
        ExperimentFolder folder = SampleRun.write(runFolder, "a", "", 2, REPRODUCED);
        String odd = "a \"b\" \\n {c}=\"d\",\ne # 🙂";
        JsonFile.write(
                folder.verdicts(),
                new Verdicts("run-a", "a", Scale.SMOKE, List.of(claim(odd, "% of \"it\""))));

        Gauge observed = (Gauge) read(text()).get("repro_claim_observed").getMetrics().get(0);

        assertThat(observed.getLabels()).containsEntry("claim", odd);
        assertThat(observed.getLabels()).containsEntry("unit", "% of \"it\"");
        assertThat(observed.getValue()).isEqualTo(12345700.0);
    }

    private static Judgement claim(String id, String unit) {
        return new Judgement(
                id,
                "So.",
                "us",
                null,
                null,
                null,
                12345678.0,
                unit,
                null,
                null,
                null,
                3,
                List.of(),
                false,
                REPRODUCED,
                null,
                null,
                null);
    }

    @Test
    void numbersHaveSixDigitsAndNoExponent() {
        assertThat(PlainNumber.of(12345678)).isEqualTo("12345700");
        assertThat(PlainNumber.of(0.0000123456789)).isEqualTo("0.0000123457");
        assertThat(PlainNumber.of(-0.0)).isEqualTo("0");
        assertThat(PlainNumber.of(100)).isEqualTo("100");
    }
}
