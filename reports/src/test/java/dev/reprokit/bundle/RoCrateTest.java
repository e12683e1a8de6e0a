package dev.reprokit.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.reprokit.bundle.Work.Author;
import dev.reprokit.bundle.Work.Licence;
import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.RightAnswersFile;
import dev.reprokit.internal.file.Sha256;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.record.chart.TestImages;
import dev.reprokit.record.result.RightAnswers;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.ImportedRun;
import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.report.SampleRun;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

class RoCrateTest {
    /** A name that Windows allows, too. */
    private static final String ODD = "repro/a/charts/Größe 50 % [a] #1.csv";

    private static final String FAILED = "http://schema.org/FailedActionStatus";

    @TempDir private Path folder;
    private ExperimentFolder run;

    @BeforeEach
    void writesARun() throws Exception {
        run = SampleRun.write(folder.resolve("repro"), "a", "Größe", 4, Verdict.REPRODUCED);
        JsonFile.write(run.testImages(), new TestImages(List.of(5, 6), List.of()));
        RightAnswersFile.write(
                run.rightAnswers("with-seed-1"), RightAnswers.of(new boolean[] {true, false}));
        AtomicFile.write(folder.resolve(ODD), "x,y\n");
        AtomicFile.write(folder.resolve("baseline/smoke/a.csv"), "kind\n");
    }

    private Map<String, JsonNode> crate(Work work) throws IOException {
        new BundleWriter(folder, "1", work).write(folder.resolveSibling("bundle.zip"));
        Map<String, JsonNode> entities = new LinkedHashMap<>();
        for (JsonNode entity : new ObjectMapper().readTree(text()).get("@graph")) {
            assertThat(entities.put(entity.get("@id").textValue(), entity)).as("twice").isNull();
        }
        return entities;
    }

    private String text() throws IOException {
        return Files.readString(folder.resolve(RoCrate.PATH));
    }

    private static List<String> references(JsonNode property) {
        List<String> ids = new ArrayList<>();
        if (property != null) {
            property.findValues("@id").forEach(id -> ids.add(id.textValue()));
        }
        return ids;
    }

    private static Set<String> reachable(Map<String, JsonNode> crate, String property) {
        Set<String> reached = new TreeSet<>();
        List<String> next = List.of("./");
        while (!next.isEmpty()) {
            next =
                    next.stream()
                            .flatMap(id -> references(crate.get(id).get(property)).stream())
                            .filter(reached::add)
                            .toList();
        }
        return reached;
    }

    @Test
    void everythingThatIsReferredToIsDescribedOnce() throws Exception {
        Map<String, JsonNode> crate = crate(Works.FULL);
        Set<String> outside =
                Set.of(
                        "https://w3id.org/ro/crate/1.2",
                        FAILED,
                        "http://schema.org/CompletedActionStatus");
        for (JsonNode entity : crate.values()) {
            entity.properties().stream()
                    .filter(property -> !property.getKey().equals("@id"))
                    .flatMap(property -> references(property.getValue()).stream())
                    .filter(id -> !outside.contains(id))
                    .forEach(id -> assertThat(crate).as(entity.toString()).containsKey(id));
            assertThat(entity.get("@type")).isNotNull();
            assertThat(entity.get("name")).isNotNull();
            // Entities stand beside each other: a property holds no more than a reference.
            entity.forEach(
                    value ->
                            Stream.of(value)
                                    .flatMap(v -> v.isArray() ? list(v).stream() : Stream.of(v))
                                    .filter(JsonNode::isObject)
                                    .forEach(reference -> assertThat(reference).hasSize(1)));
        }
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> values = new ArrayList<>();
        array.forEach(values::add);
        // A list of one is written as its value.
        assertThat(values).hasSizeGreaterThan(1);
        return values;
    }

    @Test
    void everyFileOfTheBundleIsAPart() throws Exception {
        Map<String, JsonNode> crate = crate(Works.FULL);
        Set<String> parts = reachable(crate, "hasPart");
        Map<String, String> listed = new TreeMap<>();
        for (String id : parts) {
            JsonNode part = crate.get(id);
            Path path = folder.resolve(URI.create("./" + id).getPath()).normalize();
            if (part.get("@type").textValue().equals("Dataset")) {
                assertThat(id).endsWith("/");
                assertThat(path).isDirectory();
            } else {
                assertThat(part.get("@type").textValue()).isEqualTo("File");
                listed.put(folder.relativize(path).toString().replace('\\', '/'), id);
            }
        }
        Set<String> there = new TreeSet<>(Set.of(Manifest.PATH));
        Manifest.list(folder).forEach(file -> there.add(file.path()));
        there.remove(RoCrate.PATH);
        assertThat(listed.keySet()).isEqualTo(there);
        assertThat(listed)
                .containsEntry(ODD, "repro/a/charts/Größe%2050%20%25%20%5Ba%5D%20%231.csv");
        JsonNode odd = crate.get(listed.get(ODD));
        assertThat(odd.get("contentSize").textValue()).isEqualTo("4");
        assertThat(odd.get("sha256").textValue()).isEqualTo(Sha256.of(folder.resolve(ODD)));
        assertThat(odd.get("encodingFormat").textValue()).isEqualTo("text/csv");
        assertThat(crate.get("repro/a/charts/").get("description").textValue())
                .isEqualTo("The values of the charts of the page.");
        assertThat(odd.get("description").textValue())
                .isEqualTo("The values of a chart of the page.");
    }

    @Test
    void aFolderWithALicenceOfItsOwnSaysSo() throws Exception {
        AtomicFile.write(folder.resolve("repro/assets/echarts/LICENSE"), "theirs");
        Map<String, JsonNode> crate = crate(Works.FULL);
        assertThat(references(crate.get("repro/assets/echarts/").get("license")))
                .containsExactly("repro/assets/echarts/LICENSE");
        assertThat(crate.get("repro/assets/echarts/LICENSE").get("@type"))
                .isEqualTo(new ObjectMapper().valueToTree(List.of("File", "CreativeWork")));
        assertThat(crate.get("repro/assets/").has("license")).isFalse();
    }

    @Test
    void aTrialIsAnActionThatMadeValuesOfDataAndSettings() throws Exception {
        Map<String, JsonNode> crate = crate(Works.FULL);
        JsonNode trial = crate.get("#trial/a/with-seed-1");
        assertThat(trial.get("@type").textValue()).isEqualTo("CreateAction");
        assertThat(references(trial.get("object")))
                .containsExactly(
                        "#data/a", "#condition/a/with", "#seed/1", "#parameter/a/with/lrn");
        assertThat(crate.get("#seed/1").get("value").textValue()).isEqualTo("1");
        assertThat(crate.get("#parameter/a/with/lrn").get("value").textValue()).isEqualTo("Größe");
        assertThat(references(crate.get("#data/a").get("identifier")))
                .containsExactly("#digest/a/images%20Größe");
        assertThat(references(trial.get("result")))
                .containsExactly(
                        "repro/a/trials.csv",
                        "repro/a/metrics.csv",
                        "repro/a/right/with-seed-1.bits");
        assertThat(references(trial.get("instrument")))
                .containsExactly("pkg:maven/org.example/trials@1.2.3", "https://djl.ai#0.32.0");
        assertThat(references(trial.get("agent"))).containsExactly("#author/1", Works.ORCID);
        // Nobody has measured when.
        assertThat(trial.has("endTime")).isFalse();
        assertThat(trial.has("error")).isFalse();
        assertThat(references(trial.get("actionStatus")))
                .containsExactly("http://schema.org/CompletedActionStatus");
        assertThat(crate.get("#trial/a/with-seed-2").get("description").textValue())
                .endsWith("Computed by the earlier run earlier-run.");
        assertThat(references(crate.get("./").get("mentions")))
                .hasSize(7)
                .contains("#run/a", "#trial/a/with-seed-1");
    }

    @Test
    void aTrialThatDidNotFinishSaysWhy() throws Exception {
        List<TrialRow> rows = new ArrayList<>(TrialsCsv.read(run.trials()));
        rows.add(failed(rows.get(0), "x"));
        TrialsCsv.write(run.trials(), rows);
        Map<String, JsonNode> crate = crate(Works.FULL);
        JsonNode diverged = crate.get("#trial/a/without-seed-3");
        assertThat(references(diverged.get("actionStatus"))).containsExactly(FAILED);
        assertThat(diverged.get("error").textValue()).isEqualTo("loss is NaN Größe");
        JsonNode failed = crate.get("#trial/a/with-seed-9");
        assertThat(references(failed.get("actionStatus"))).containsExactly(FAILED);
        assertThat(failed.get("error").textValue()).isEqualTo("x");
    }

    private static TrialRow failed(TrialRow like, String failure) {
        return new TrialRow(
                "with-seed-9",
                "with",
                9,
                like.parameters(),
                TrialStatus.FAILED,
                0,
                1,
                0,
                failure,
                like.run());
    }

    @Test
    void aRunIsAnActionWithItsTimes() throws Exception {
        JsonNode action = crate(Works.FULL).get("#run/a");
        assertThat(action.get("startTime").textValue()).isEqualTo("2026-01-02T03:04:05+00:00");
        assertThat(action.get("endTime").textValue()).isEqualTo("2026-01-02T03:06:18+00:00");
        assertThat(references(action.get("object")))
                .containsExactly("repro/a/plan.json", "#data/a");
        assertThat(references(action.get("result")))
                .contains("repro/a/verdicts.json", "repro/a/samples/", "repro/a/right/");
    }

    /** Nobody has recorded who ran them and with what: no action says so. */
    @Test
    void ofImportedTrialsNothingIsInvented() throws Exception {
        ImportedRun.of(run);
        changeProvenance("2026-01-02T03:04:05Z", Map.of(ImportedRun.RUNS, "abc"));
        Map<String, JsonNode> crate = crate(Works.FULL);
        assertThat(references(crate.get("./").get("mentions"))).containsExactly("#run/a");
        assertThat(crate.get("#run/a").has("agent")).isFalse();
        assertThat(crate.get("#run/a").get("description").textValue())
                .startsWith("Read 6 trials that had been run before");
        assertThat(crate.get("#digest/a/imported%20files").get("value").textValue())
                .isEqualTo("abc");
        assertThat(text()).doesNotContain(ImportedRun.RUNS);
    }

    private void changeProvenance(String startedAt, Map<String, String> digests)
            throws IOException {
        Provenance before = JsonFile.read(run.provenance(), Provenance.class);
        JsonFile.write(
                run.provenance(),
                new Provenance(
                        before.runId(),
                        before.command(),
                        startedAt,
                        before.wallSeconds(),
                        before.gitCommit(),
                        before.gitDirty(),
                        before.versions(),
                        before.device(),
                        before.cpuCapability(),
                        before.numerics(),
                        before.threadsPerTrial(),
                        before.trialsAtOnce(),
                        before.seeds(),
                        before.reused(),
                        before.otherMachines(),
                        before.dataset(),
                        digests,
                        before.dataNotes(),
                        before.dependencies(),
                        before.codeDigest()));
    }

    @Test
    void itIsOfTheDayOfTheLatestRun() throws Exception {
        SampleRun.write(folder.resolve("repro"), "b", "", 2, Verdict.REPRODUCED);
        changeProvenance("2026-03-01T23:59:59Z", Map.of());
        Map<String, JsonNode> crate = crate(Works.FULL);
        assertThat(crate.get("./").get("datePublished").textValue()).isEqualTo("2026-03-01");
        assertThat(references(crate.get("./").get("conformsTo")))
                .containsExactly("https://w3id.org/ro/wfrun/process/0.5");
        // Both experiments name the same paper.
        assertThat(references(crate.get("./").get("citation")))
                .containsExactly("https://example.org/paper");
    }

    @Test
    void writtenAgainItHasTheSameBytes() throws Exception {
        crate(Works.FULL);
        String first = text();
        crate(Works.FULL);
        assertThat(text()).isEqualTo(first).doesNotContain(folder.toString()).endsWith("}\n");
    }

    @Test
    void aProjectThatSaysLittleHasTheNecessary() throws Exception {
        Map<String, JsonNode> crate = crate(Works.BARE);
        JsonNode root = crate.get("./");
        assertThat(root.get("license").textValue())
                .isEqualTo("No licence is stated. Ask the authors before you use the files.");
        assertThat(root.has("author")).isFalse();
        assertThat(root.has("publisher")).isFalse();
        assertThat(crate.get("pkg:maven/own/%C3%B6@1.10").get("url").textValue())
                .isEqualTo("pkg:maven/own/%C3%B6@1.10");
        assertThat(crate.get("#run/a").has("agent")).isFalse();
    }

    @Test
    void authorsWithOnePageStayTwoPersons() throws Exception {
        String page = "https://example.org/us";
        Map<String, JsonNode> crate =
                crate(
                        Works.with(
                                List.of(new Author("A", "X", page), new Author("B", "Y", page)),
                                List.of(new Licence("Our own", null), new Licence("MIT", page))));
        JsonNode root = crate.get("./");
        assertThat(references(root.get("author"))).containsExactly("#author/1", "#author/2");
        assertThat(crate.get("#author/2").get("name").textValue()).isEqualTo("B");
        assertThat(references(crate.get("#author/2").get("affiliation")))
                .containsExactly("#organization/2");
        assertThat(root.has("publisher")).isFalse();
        assertThat(references(root.get("license"))).containsExactly("#licence/1", page);
        assertThat(references(crate(Works.FULL).get("./").get("publisher")))
                .containsExactly("#organization/1");
    }

    @Test
    void aFolderWithoutARunIsRefused() throws Exception {
        Files.delete(run.verdicts());
        assertThatThrownBy(() -> crate(Works.FULL))
                .isInstanceOf(IOException.class)
                .hasMessage("there is no whole run to bundle: run an experiment first");
    }
}
