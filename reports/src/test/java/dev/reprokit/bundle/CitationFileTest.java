package dev.reprokit.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import dev.reprokit.bundle.Work.Author;
import dev.reprokit.bundle.Work.Licence;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.record.chart.Description;
import dev.reprokit.record.chart.Link;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.report.SampleRun;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The schema's origin and licence stand beside it. */
class CitationFileTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    @TempDir private Path runFolder;
    private ExperimentFolder run;

    @BeforeEach
    void writesARun() throws Exception {
        run = SampleRun.write(runFolder, "a", "Größe", 2, Verdict.REPRODUCED);
    }

    private static JsonNode schema() throws IOException {
        try (InputStream file =
                CitationFileTest.class.getResourceAsStream("cff-1.2.0.schema.json")) {
            return JSON.readTree(file);
        }
    }

    private String text(Work work) throws IOException {
        return new CitationFile()
                .text(new BundleContents(work, RunFolder.read(runFolder), List.of()));
    }

    /** Reads the document as the schema allows it. */
    private JsonNode citation(Work work) throws IOException {
        JsonNode citation =
                JSON.valueToTree(
                        new Load(LoadSettings.builder().build()).loadFromString(text(work)));
        assertThat(
                        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                                .getSchema(schema())
                                .validate(
                                        citation,
                                        validation ->
                                                validation.executionConfig(
                                                        config ->
                                                                config.formatAssertionsEnabled(
                                                                        true))))
                .as(citation.toPrettyString())
                .isEmpty();
        return citation;
    }

    private void link(Link... links) throws IOException {
        Description before = JsonFile.read(run.description(), Description.class);
        JsonFile.write(
                run.description(),
                new Description(
                        before.id(),
                        before.title(),
                        before.question(),
                        before.source(),
                        before.scale(),
                        before.reductions(),
                        before.conditions(),
                        before.charts(),
                        List.of(links),
                        before.metrics(),
                        before.traps()));
    }

    @Test
    void whatThePomSaysIsCited() throws Exception {
        assertThat(text(Works.FULL))
                .isEqualTo(
                        """
                        cff-version: "1.2.0"
                        message: "If you use these results, please cite them as below."
                        type: "dataset"
                        title: "Trials of Größe 1.2.3: evidence of its experiments"
                        abstract: "Evidence of 1 experiment: Title Größe (a). Repeats \\"everything\\": all of it."
                        authors:
                        - name: "Ada Lovelace"
                        - name: "Josiah Carberry"
                          orcid: "https://orcid.org/0000-0002-1825-0097"
                        version: "1.2.3"
                        commit: "0123456789012345678901234567890123456789"
                        date-released: "2026-01-02"
                        license: "Apache-2.0"
                        url: "https://example.org/trials"
                        repository-code: "https://example.org/git/trials"
                        references:
                        - type: "generic"
                          title: "Paper Größe"
                          authors:
                          - name: "Paper Größe"
                          url: "https://example.org/paper"
                        """);
        citation(Works.FULL);
    }

    @Test
    void aProjectThatSaysLittleHasTheNecessary() throws Exception {
        link();
        JsonNode citation = citation(Works.BARE);
        assertThat(citation.get("authors"))
                .isEqualTo(JSON.valueToTree(List.of(Map.of("name", "No"))));
        assertThat(citation.get("version").textValue()).isEqualTo("1.10");
        assertThat(citation.has("license")).isFalse();
        assertThat(citation.has("references")).isFalse();
    }

    /** YAML 1.1 takes a plain no for false, and 1.10 for a number. */
    @Test
    void noValueIsPlain() throws Exception {
        assertThat(text(Works.BARE).lines())
                .allMatch(line -> line.matches(" *(- )?[a-z-]+:( \".*\")?"));
    }

    @Test
    void onlyLicencesThatTheFormatKnowsAreNamed() throws Exception {
        assertThat(
                        licence(new Licence("MIT", null), new Licence("Apache-2.0", null))
                                .get("license"))
                .isEqualTo(JSON.valueToTree(List.of("MIT", "Apache-2.0")));
        JsonNode own = licence(new Licence("Apache License, Version 2.0", "https://example.org/l"));
        assertThat(own.has("license")).isFalse();
        assertThat(own.get("license-url").textValue()).isEqualTo("https://example.org/l");
        assertThat(licence(new Licence("Ours", "LICENSE.txt")).has("license-url")).isFalse();
        JsonNode choice =
                licence(new Licence("Ours", "https://example.org/l"), new Licence("MIT", null));
        assertThat(choice.get("license").textValue()).isEqualTo("MIT");
        assertThat(choice.has("license-url")).isFalse();
    }

    private JsonNode licence(Licence... licences) throws IOException {
        return citation(Works.with(List.of(), List.of(licences)));
    }

    @Test
    void theLicencesAreThoseOfTheSchema() throws Exception {
        TreeSet<String> ids = new TreeSet<>();
        schema().at("/definitions/license-enum/enum").forEach(id -> ids.add(id.textValue()));
        assertThat(CitableLicences.ids()).isEqualTo(ids);
    }

    @Test
    void papersHaveADoiIfTheFormatAllowsIt() throws Exception {
        link(
                new Link("P", "https://doi.org/10.1109/TCYB.2014.2386282"),
                new Link("Q", "https://doi.org/10.1002/(SICI)1097<1::AID>3.0.CO;2-Z"),
                new Link("R", "https://arxiv.org/abs/1611.03530"),
                new Link("S", "https://example.org/a page"),
                new Link("S", "https://example.org/a page"));
        JsonNode references = citation(Works.FULL).get("references");
        assertThat(references.findValuesAsText("type"))
                .containsExactly("article", "article", "article", "generic");
        assertThat(references.findValuesAsText("doi")).containsExactly("10.1109/TCYB.2014.2386282");
        assertThat(references.findValuesAsText("url"))
                .contains("https://example.org/a%20page")
                .anyMatch(url -> url.contains("1097%3C1::AID%3E3.0.CO;2-Z"));
    }

    @Test
    void twoAuthorsOfOneNameAndPageAreOne() throws Exception {
        Author author = new Author("A", null, "https://example.org/a");
        JsonNode authors = citation(Works.with(List.of(author, author), List.of())).get("authors");
        assertThat(authors)
                .isEqualTo(
                        JSON.valueToTree(
                                List.of(Map.of("name", "A", "website", "https://example.org/a"))));
    }
}
