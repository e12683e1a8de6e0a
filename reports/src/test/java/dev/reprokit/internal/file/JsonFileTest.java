package dev.reprokit.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.record.chart.ConditionLabel;
import dev.reprokit.record.chart.CurvePoint;
import dev.reprokit.record.chart.CurveSummary;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.Description;
import dev.reprokit.record.chart.HeatMap;
import dev.reprokit.record.chart.Link;
import dev.reprokit.record.chart.PublishedSeries;
import dev.reprokit.record.chart.ReferenceCurve;
import dev.reprokit.record.chart.Scatter;
import dev.reprokit.record.chart.Sweep;
import dev.reprokit.record.chart.SweepSeries;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Direction;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.CachePolicy;
import dev.reprokit.record.run.Dependency;
import dev.reprokit.record.run.Look;
import dev.reprokit.record.run.Numerics;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.run.Seeds;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

class JsonFileTest {
    private static final String ODD = "\"'\\ <script>\n\t\u0000 🙂 \u202eabc";

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("new").resolve("file.json");
    }

    @Test
    void keepsVerdictsWithEveryVerdictAndOddCharacters() throws IOException {
        List<Judgement> claims =
                Arrays.stream(Verdict.values())
                        .map(
                                verdict ->
                                        new Judgement(
                                                verdict.name(),
                                                ODD,
                                                ODD,
                                                null,
                                                ODD,
                                                ODD,
                                                0.1,
                                                "%",
                                                null,
                                                Double.POSITIVE_INFINITY,
                                                0.9,
                                                5,
                                                List.of(ODD),
                                                true,
                                                verdict,
                                                null,
                                                null,
                                                null))
                        .toList();
        assertSurvives(new Verdicts("run", "experiment", Scale.SMOKE, claims), Verdicts.class);
        assertSurvives(
                new Verdicts(
                        "run",
                        "experiment",
                        Scale.SMOKE,
                        claims,
                        List.of("50 %, \"so\""),
                        ODD,
                        null,
                        new TreeMap<>(Map.of("a", new TreeSet<>(Set.of("m"))))),
                Verdicts.class);
    }

    @Test
    void keepsPlans() throws IOException {
        assertSurvives(
                new Plan(
                        "run",
                        ODD,
                        Scale.PAPER,
                        null,
                        null,
                        true,
                        "gpu:1",
                        Seeds.counted(null, -7),
                        new Look(List.of("a.b"), new TreeMap<>(Map.of(Look.EPOCHS, 3))),
                        null,
                        Plan.LOCAL,
                        "auto",
                        Numerics.DEFAULT,
                        new CachePolicy("/cache", false, false, 1L << 30),
                        ".",
                        ODD,
                        "digest",
                        List.of(new Dependency("a:b:1", "/a.jar", "digest"))),
                Plan.class);
    }

    @Test
    void keepsProvenanceInItsOrder() throws IOException {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("z", ODD);
        versions.put("a", "1");
        Provenance provenance =
                new Provenance(
                        "run",
                        ODD,
                        "2026-01-02T03:04:05Z",
                        1.5,
                        "unknown",
                        null,
                        versions,
                        "CPU",
                        "AVX2",
                        Numerics.DEFAULT,
                        1,
                        2,
                        List.of(1L, 2L),
                        Map.of(ODD, 3),
                        Map.of(ODD, 1),
                        "cifar10",
                        Map.of(ODD, "digest"),
                        List.of(ODD),
                        List.of(),
                        "digest");
        assertSurvives(provenance, Provenance.class);
        assertThat(JsonFile.read(file, Provenance.class).versions().keySet())
                .containsExactly("z", "a");
    }

    @Test
    void keepsDescriptionsAndCatalogues() throws IOException {
        assertSurvives(
                new Description(
                        "id",
                        ODD,
                        ODD,
                        ODD,
                        Scale.REDUCED,
                        List.of(ODD),
                        List.of(new ConditionLabel("c", ODD)),
                        List.of(
                                new Curves(
                                        "f",
                                        ODD,
                                        "m",
                                        "axis",
                                        List.of("c"),
                                        List.of(
                                                new ReferenceCurve(
                                                        ODD,
                                                        ODD,
                                                        null,
                                                        List.of(new CurvePoint(1, 0.25))))),
                                new Sweep(
                                        "s",
                                        ODD,
                                        "x",
                                        "y",
                                        false,
                                        true,
                                        new CurveSummary(
                                                "m", CurveSummary.Kind.EPOCHS_TO_REACH, 0.99, true),
                                        List.of(
                                                new SweepSeries(
                                                        ODD, new TreeMap<>(Map.of(0.0, "c")))),
                                        List.of(
                                                new PublishedSeries(
                                                        ODD,
                                                        ODD,
                                                        null,
                                                        new TreeMap<>(Map.of(0.5, 1.5))))),
                                new Scatter(
                                        "p",
                                        ODD,
                                        "x",
                                        "y",
                                        true,
                                        List.of(new Scatter.Pair(ODD, "c", "m", "n")),
                                        List.of(
                                                new Scatter.Cloud(
                                                        ODD,
                                                        ODD,
                                                        List.of(
                                                                new Scatter.NamedPoint(
                                                                        ODD, 0.25, 0.5)))),
                                        List.of(new Scatter.Line(ODD, ODD, 1.69, -0.727))),
                                new HeatMap(
                                        "h",
                                        ODD,
                                        "row",
                                        "axis",
                                        "c",
                                        List.of(new HeatMap.Row(ODD, "m", null)))),
                        List.of(new Link(ODD, "https://example.org/")),
                        List.of(new DeclaredMetric("m", ODD, Direction.LOWER_IS_BETTER)),
                        List.of()),
                Description.class);
        Catalogue catalogue =
                new Catalogue(
                        List.of(
                                new Catalogue.Entry(
                                        "id",
                                        ODD,
                                        ODD,
                                        ODD,
                                        ODD,
                                        List.of(ODD),
                                        List.of(
                                                new Catalogue.ClaimEntry(
                                                        "L1",
                                                        ODD,
                                                        ODD,
                                                        ODD,
                                                        "",
                                                        ODD,
                                                        List.of(ODD),
                                                        Map.of(Scale.REDUCED, ODD))),
                                        List.of(
                                                new Catalogue.ScaleEntry(
                                                        Scale.PAPER,
                                                        null,
                                                        0,
                                                        0,
                                                        List.of("a", "b"),
                                                        5,
                                                        List.of(ODD),
                                                        1L << 40)),
                                        ODD,
                                        List.of())),
                        List.of(new Catalogue.Broken("broken", ODD, ODD)));
        assertSurvives(catalogue, Catalogue.class);
        assertThat(catalogue.ids()).containsExactly("broken", "id");
        assertThat(catalogue.experiments().get(0).scales().get(0).trials()).isEqualTo(10);
    }

    private <T> void assertSurvives(T value, Class<T> type) throws IOException {
        JsonFile.write(file, value);

        assertThat(JsonFile.read(file, type)).isEqualTo(value);
        try (Stream<Path> beside = Files.list(file.getParent())) {
            assertThat(beside).containsExactly(file);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'runId':'r','experiment':'e','scale':'smoke'}|property 'claims'",
                "{'runId':'r','experiment':'e','scale':'smoke','claims':[],'answers':[],'look':null,'imported':null,'observed':{},'more':1}|\"more\"",
                "{'runId':'r','experiment':'e','scale':'smoke','claims':null}|\"claims\"",
                "{'runId':'r','experiment':'e','scale':null,'claims':[]}|\"scale\"",
                "{'runId':'r','experiment':'e','scale':'tiny','claims':[]}|\"tiny\"",
                "{'runId':'r','experiment':'e','scale':0,'claims':[]}|number",
                "{'runId':'r','runId':'s','experiment':'e','scale':'smoke','claims':[]}|Duplicate",
                "{'runId':'r','experiment':'e','scale':'smoke','claims':[],'answers':[],'look':null,'imported':null,'observed':{}}"
                        + " {}|Trailing token",
                "{'runId':'r','experi|end-of-input",
                "null|nothing but null",
                "``|No content",
            })
    void saysWhatIsWrongWithWhichFile(String json, String message) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, json.replace('\'', '"'));

        assertThatThrownBy(() -> JsonFile.read(file, Verdicts.class))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + " is not a valid Verdicts file: ")
                .hasMessageContaining(message);
    }

    @Test
    void aVerdictIsNeverMissing() throws IOException {
        Judgement claim =
                new Judgement(
                        "L1",
                        "s",
                        "s",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        0,
                        List.of(),
                        true,
                        Verdict.REPRODUCED,
                        null,
                        null,
                        null);
        JsonFile.write(file, new Verdicts("r", "e", Scale.SMOKE, List.of(claim)));
        String json = Files.readString(file);
        assertThat(json).contains("\"verdict\" : \"reproduced\"", "\"n\" : 0");

        for (String broken :
                List.of(
                        json.replace("\"reproduced\"", "null"),
                        json.replace("\"reproduced\"", "1"),
                        json.replace("\"n\" : 0", "\"n\" : null"))) {
            Files.writeString(file, broken);
            assertThatThrownBy(() -> JsonFile.read(file, Verdicts.class))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is not a valid Verdicts file");
        }
    }

    record Figures(
            double number,
            Double boxed,
            double[] array,
            List<Double> list,
            SortedMap<String, Double> map) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'number':'','boxed':1,'array':[1],'list':[1],'map':{'a':1}}",
                "{'number':' ','boxed':1,'array':[1],'list':[1],'map':{'a':1}}",
                "{'number':'1','boxed':1,'array':[1],'list':[1],'map':{'a':1}}",
                "{'number':null,'boxed':1,'array':[1],'list':[1],'map':{'a':1}}",
                "{'number':true,'boxed':1,'array':[1],'list':[1],'map':{'a':1}}",
                "{'number':1,'boxed':'','array':[1],'list':[1],'map':{'a':1}}",
                "{'number':1,'boxed':1,'array':[1,null],'list':[1],'map':{'a':1}}",
                "{'number':1,'boxed':1,'array':[1,''],'list':[1],'map':{'a':1}}",
                "{'number':1,'boxed':1,'array':[1],'list':[1,null],'map':{'a':1}}",
                "{'number':1,'boxed':1,'array':[1],'list':[1,''],'map':{'a':1}}",
                "{'number':1,'boxed':1,'array':[1],'list':[1],'map':{'a':null}}",
                "{'number':1,'boxed':1,'array':[1],'list':[1],'map':{'a':''}}",
            })
    void nothingThatIsNoNumberBecomesZero(String json) {
        assertThatThrownBy(() -> JsonFile.parse(json.replace('\'', '"'), Figures.class))
                .isInstanceOf(IOException.class);
    }

    @Test
    void numbersAreReadAsTheyAre() throws IOException {
        Figures figures =
                JsonFile.parse(
                        "{'number':1,'boxed':null,'array':[0.5],'list':[2],'map':{'a':-1e3}}"
                                .replace('\'', '"'),
                        Figures.class);

        assertThat(figures.number()).isEqualTo(1);
        assertThat(figures.boxed()).isNull();
        assertThat(figures.array()).containsExactly(0.5);
        assertThat(figures.list()).containsExactly(2.0);
        assertThat(figures.map()).containsExactly(Map.entry("a", -1000.0));
    }

    @Test
    void refusesAFileThatIsNotText() throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[] {'"', (byte) 0xff, '"'});

        assertThatThrownBy(() -> JsonFile.read(file, Verdicts.class))
                .hasMessageEndingWith("it is not UTF-8 text");
    }
}
