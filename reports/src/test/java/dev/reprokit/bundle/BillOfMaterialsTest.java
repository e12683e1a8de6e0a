package dev.reprokit.bundle;

import static dev.reprokit.record.verdict.Verdict.REPRODUCED;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.packageurl.PackageURL;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Provenance;
import dev.reprokit.report.SampleRun;

import org.cyclonedx.Version;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.component.ModelCard;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class BillOfMaterialsTest {
    @TempDir Path folder;

    private static Bom parsed(String json) throws Exception {
        assertThat(new JsonParser().validate(json, Version.VERSION_16)).isEmpty();
        return new JsonParser().parse(new StringReader(json));
    }

    private static List<Component> of(Bom bom, Component.Type type) {
        return bom.getComponents().stream().filter(c -> c.getType() == type).toList();
    }

    private String text() throws Exception {
        return new BillOfMaterials().text(SampleBundle.write(folder, "", REPRODUCED));
    }

    @Test
    void itNamesTheProjectAndWhenTheLastRunEnded() throws Exception {
        Bom bom = parsed(text());

        Component project = bom.getMetadata().getComponent();
        assertThat(project.getPurl()).isEqualTo("pkg:maven/org.example/study@1.0");
        assertThat(project.getLicenses().getLicenses().get(0).getName()).isEqualTo("Apache-2.0");
        assertThat(project.getAuthors().get(0).getName()).isEqualTo("Ada Lovelace");
        // It began at 03:04:05 and took 133.4 seconds.
        assertThat(bom.getMetadata().getTimestamp()).isEqualTo("2026-01-02T03:06:18Z");
    }

    @Test
    void itListsLibrariesWithTheirDigests() throws Exception {
        Bom bom = parsed(text());

        List<Component> libraries = of(bom, Component.Type.LIBRARY);
        assertThat(libraries).hasSize(2);
        assertThat(libraries.get(0).getPurl()).isEqualTo("pkg:maven/ai.djl/api@0.32.0");
        assertThat(libraries.get(0).getHashes().get(0).getValue()).isEqualTo(SampleBundle.JAR);
        PackageURL purl = new PackageURL(libraries.get(1).getPurl());
        assertThat(purl.getName()).isEqualTo("native");
        assertThat(purl.getVersion()).isEqualTo("2+b");
        assertThat(purl.getQualifiers()).containsEntry("classifier", "linux-x86_64");
        assertThat(bom.getDependencies().get(0).getDependencies())
                .extracting(library -> library.getRef())
                .containsExactlyElementsOf(
                        libraries.stream().map(Component::getBomRef).sorted().toList());
    }

    /** 0.6, 0.7 and 0.8: 0.7 -+ 2.919986 x 0.1 / sqrt(3), by Student's distribution. */
    @Test
    void eachConditionThatTrainsHasAModelCard() throws Exception {
        Bom bom = parsed(text());

        List<Component> models = of(bom, Component.Type.MACHINE_LEARNING_MODEL);
        assertThat(models).extracting(Component::getName).containsExactly("with", "without");
        ModelCard card = models.get(0).getModelCard();
        assertThat(card.getModelParameters().getTask()).isEqualTo("classification");
        var accuracy = card.getQuantitativeAnalysis().getPerformanceMetrics().get(0);
        assertThat(accuracy.getType()).isEqualTo("test_accuracy");
        assertThat(accuracy.getValue()).isEqualTo("0.7");
        assertThat(accuracy.getSlice())
                .isEqualTo(
                        "condition with, last epoch, mean of 3 seeds with its 90 % interval, scale"
                                + " smoke");
        assertThat(accuracy.getConfidenceInterval().getLowerBound()).isEqualTo("0.5314");
        assertThat(accuracy.getConfidenceInterval().getUpperBound()).isEqualTo("0.8686");
    }

    @Test
    void aModelNamesItsData() throws Exception {
        String text = text();
        Bom bom = parsed(text);

        Component data = of(bom, Component.Type.DATA).get(0);
        assertThat(data.getName()).isEqualTo("synthetic");
        assertThat(text).containsOnlyOnce("\"bom-ref\" : \"" + data.getBomRef());
        assertThat(text).contains("\"ref\" : \"" + data.getBomRef());
    }

    /** The schema cannot tell. */
    @Test
    void whatItRefersToIsThereOnce() throws Exception {
        JsonNode bill = new ObjectMapper().readTree(text());

        List<String> defined = bill.findValuesAsText("bom-ref");
        assertThat(defined).doesNotHaveDuplicates();
        assertThat(defined).containsAll(bill.findValuesAsText("ref"));
        bill.findValue("dependsOn").forEach(ref -> assertThat(defined).contains(ref.textValue()));
    }

    @Test
    void anAddressThatIsNoneIsLeftOut() throws Exception {
        SampleBundle.write(folder, "", REPRODUCED);
        Work work =
                new Work(
                        "g:a:1",
                        "a",
                        "1",
                        null,
                        "${project url}",
                        null,
                        null,
                        List.of(),
                        List.of(new Work.Licence("MIT", "see LICENSE")));

        String text = new BillOfMaterials().text(SampleBundle.read(folder, work));

        parsed(text);
        assertThat(text).contains("MIT").doesNotContain("project url", "see LICENSE");
    }

    @Test
    void aMetricThatASeedLacksHasNoMean() throws Exception {
        Component model = of(parsed(text()), Component.Type.MACHINE_LEARNING_MODEL).get(1);

        assertThat(model.getModelCard().getQuantitativeAnalysis().getPerformanceMetrics())
                .isNullOrEmpty();
        assertThat(model.getModelCard().getConsiderations().getTechnicalLimitations())
                .contains("Reduced ")
                .anyMatch(sentence -> sentence.contains("without-seed-3 diverged"));
    }

    @Test
    void oddTextsAndPathsOfTheMachineDoNoHarm() throws Exception {
        String text =
                new BillOfMaterials().text(SampleBundle.write(folder, SampleRun.ODD, REPRODUCED));

        parsed(text);
        assertThat(text).doesNotContain("/home/ada").contains("</script>");
    }

    @Test
    void aProjectThatSaysLittleOfItselfHasABillToo() throws Exception {
        SampleBundle.write(folder, "", REPRODUCED);
        Work work = new Work("g:a:1", "a", "1", null, null, null, null, List.of(), List.of());

        String text = new BillOfMaterials().text(SampleBundle.read(folder, work));

        parsed(text);
        assertThat(text).doesNotContain("null");
    }

    @Test
    void theEvidenceDecidesTheSerialNumber() throws Exception {
        String before = parsed(text()).getSerialNumber();
        Files.writeString(folder.resolve("README"), "a document");
        BundleContents documented = SampleBundle.read(folder, SampleBundle.WORK);
        assertThat(parsed(new BillOfMaterials().text(documented)).getSerialNumber())
                .isEqualTo(before);

        Path metrics = folder.resolve("repro/e/metrics.csv");
        Files.writeString(
                metrics,
                Files.readString(metrics) + "with-seed-1,1,more,1\n",
                StandardCharsets.UTF_8);
        BundleContents changed = SampleBundle.read(folder, SampleBundle.WORK);
        assertThat(parsed(new BillOfMaterials().text(changed)).getSerialNumber())
                .isNotEqualTo(before);
    }

    @Test
    void aStartThatIsNoTimeIsNamed() throws Exception {
        SampleBundle.write(folder, "", REPRODUCED);
        ExperimentFolder run = new ExperimentFolder(folder.resolve("repro/e"));
        String provenance = Files.readString(run.provenance());
        Files.writeString(run.provenance(), provenance.replace("2026-01-02T03:04:05Z", "today"));
        assertThat(JsonFile.read(run.provenance(), Provenance.class).startedAt())
                .isEqualTo("today");

        assertThatIOException()
                .isThrownBy(
                        () ->
                                new BillOfMaterials()
                                        .text(SampleBundle.read(folder, SampleBundle.WORK)))
                .withMessageContaining("provenance.json is damaged: startedAt is no time: today");
    }
}
