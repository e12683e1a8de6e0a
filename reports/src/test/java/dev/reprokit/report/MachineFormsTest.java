package dev.reprokit.report;

import static dev.reprokit.record.verdict.Verdict.INCONCLUSIVE;
import static dev.reprokit.record.verdict.Verdict.INVALID;
import static dev.reprokit.record.verdict.Verdict.NOT_APPLICABLE;
import static dev.reprokit.record.verdict.Verdict.NOT_REPRODUCED;
import static dev.reprokit.record.verdict.Verdict.REPRODUCED;
import static dev.reprokit.record.verdict.Verdict.UNDECIDED_YET;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.reprokit.baseline.ComparedRuns;
import dev.reprokit.baseline.Comparison;
import dev.reprokit.baseline.Difference;
import dev.reprokit.baseline.Disagreements;
import dev.reprokit.baseline.Mode;
import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.manuscript.ClaimList;
import dev.reprokit.manuscript.ClaimMacros;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.ImportedRun;
import dev.reprokit.record.run.LookedRun;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.run.UndecidedRun;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

class MachineFormsTest {
    @TempDir private Path runFolder;
    private Disagreements disagreements = Disagreements.NONE;
    private Comparison comparison = Comparison.NONE;

    private String summary() throws Exception {
        return Files.readString(
                new MachineForms(
                                RunFolder.read(runFolder),
                                new ComparedRuns(comparison, disagreements, List.of()))
                        .write());
    }

    private Element suite(String experiment) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(runFolder.resolve("TEST-repro." + experiment + ".xml").toFile());
        return document.getDocumentElement();
    }

    private static List<Element> children(Element parent, String name) {
        var nodes = parent.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    /** Reads the properties that are an element's own. */
    private static List<String> properties(Element of) {
        return children(of, "property").stream()
                .filter(property -> property.getParentNode().getParentNode().equals(of))
                .map(p -> p.getAttribute("name") + ": " + p.getAttribute("value"))
                .toList();
    }

    private static boolean isPassed(Element testCase) {
        return Stream.of("failure", "error", "skipped")
                .allMatch(outcome -> children(testCase, outcome).isEmpty());
    }

    @Test
    void aTestCaseTellsTheNumbersOfItsClaim() throws Exception {
        SampleRun.write(runFolder, "a", "", 2, REPRODUCED, NOT_APPLICABLE);
        comparison = found(new Difference(Difference.Kind.REGRESSION, "a", "accuracy is worse"));
        summary();

        List<Element> cases = children(suite("a"), "testcase");
        assertThat(properties(cases.get(0)))
                .containsExactly(
                        "observed: 4.2",
                        "unit: epochs",
                        "low: 3.1",
                        "high: 5.3",
                        "confidence: 0.9",
                        "n: 3",
                        "criteria: 'accuracy ' to be 42",
                        "published: paper: 99.34 % ; research log: 99.16 %; others: 98.5 % ",
                        "source: Source ",
                        "page: a/report.html#claim-L1");
        assertThat(properties(cases.get(1)))
                .containsExactly("source: Source ", "page: a/report.html#claim-L2");
        assertThat(properties(cases.get(2))).containsExactly("page: a/report.html#baseline");
    }

    @Test
    void theAnchorsOfTestCasesAreOnThePage() throws Exception {
        SampleRun.write(runFolder, "a", "", 2, REPRODUCED);
        comparison = found(new Difference(Difference.Kind.REGRESSION, "a", "accuracy is worse"));
        summary();
        new HtmlReport(
                        RunFolder.read(runFolder),
                        new ComparedRuns(comparison, disagreements, List.of()))
                .write();

        for (Element testCase : children(suite("a"), "testcase")) {
            String page = properties(testCase).stream().reduce((one, two) -> two).orElseThrow();
            String[] parts = page.substring("page: ".length()).split("#");
            assertThat(runFolder.resolve(parts[0]))
                    .content()
                    .contains(" id=\"%s\"".formatted(parts[1]));
        }
        assertThat(ClaimProperties.page("a", "claim-L 1")).isEqualTo("a/report.html#claim-L%201");
    }

    @Test
    void aClaimIsATestCaseWithItsVerdictAsOutcome() throws Exception {
        SampleRun.write(
                runFolder,
                "a",
                "",
                2,
                REPRODUCED,
                NOT_REPRODUCED,
                INCONCLUSIVE,
                NOT_APPLICABLE,
                INVALID);
        summary();
        Element suite = suite("a");
        assertThat(suite.getTagName()).isEqualTo("testsuite");
        assertThat(
                        List.of(
                                suite.getAttribute("name"),
                                suite.getAttribute("time"),
                                suite.getAttribute("tests"),
                                suite.getAttribute("failures"),
                                suite.getAttribute("errors"),
                                suite.getAttribute("skipped")))
                .containsExactly("repro.a", "133.400", "5", "1", "1", "2");
        List<Element> cases = children(suite, "testcase");
        assertThat(cases)
                .extracting(claim -> claim.getAttribute("name"))
                .containsExactly(
                        "L1: Sentence ",
                        "L2: Sentence ",
                        "L3: Sentence ",
                        "L4: Sentence ",
                        "L5: Sentence ");
        assertThat(cases).allMatch(claim -> claim.getAttribute("classname").equals("repro.a"));
        assertThat(isPassed(cases.get(0))).isTrue();
        assertThat(children(cases.get(1), "failure").get(0).getTextContent())
                .contains(
                        "expected: 'accuracy",
                        "observed: 4.2 epochs [3.1, 5.3], n = 3",
                        "Message",
                        "\nwould have to run: -Drepro.scale=paper on cifar10");
        assertThat(children(cases.get(1), "failure").get(0).getAttribute("type"))
                .isEqualTo("contradicted at this scale");
        assertThat(children(cases.get(2), "skipped").get(0).getAttribute("message"))
                .isEqualTo("inconclusive: Message");
        assertThat(children(cases.get(3), "skipped").get(0).getAttribute("message"))
                .isEqualTo(
                        "not applicable: Message; would have to run: -Drepro.scale=paper on"
                                + " cifar10");
        assertThat(children(cases.get(4), "error").get(0).getAttribute("message"))
                .isEqualTo("Message");
    }

    /**
     * Readers such as junit2json take every text that begins like a number for one, and 1.0E7, as
     * Java writes it, for 1.
     */
    @Test
    void onlyNumbersLookLikeNumbers() throws Exception {
        SampleRun.write(
                runFolder,
                "a",
                "",
                2,
                REPRODUCED,
                NOT_REPRODUCED,
                INCONCLUSIVE,
                NOT_APPLICABLE,
                INVALID);
        for (double seconds : new double[] {1e7, 0.00001, -5, Double.NaN}) {
            String xml =
                    JunitXml.of(
                            RunFolder.read(runFolder).runs().get(0).verdicts(),
                            Map.of(),
                            Comparison.of(List.of(), Mode.STATISTICAL),
                            seconds);

            assertThat(Pattern.compile("(\\w+)=\"([^\"]*)\"").matcher(xml).results())
                    .filteredOn(attribute -> attribute.group(2).matches("[-+.]?\\d.*|NaN|-?Inf.*"))
                    .extracting(attribute -> attribute.group(1) + " " + attribute.group(2))
                    .isNotEmpty()
                    .allMatch(
                            attribute ->
                                    attribute.matches(
                                            "(version 1.0|time \\d+\\.\\d{3}|(tests|errors|skipped|failures) \\d+|value [-+]?\\d+(\\.\\d+)?)"));
        }
    }

    @Test
    void anAcceptedDisagreementIsNoFailureAndStaysOpen() throws Exception {
        SampleRun.write(runFolder, "a", "", 2, REPRODUCED, NOT_REPRODUCED, NOT_REPRODUCED);
        disagreements =
                new Disagreements(
                        Map.of(
                                "a",
                                new TreeMap<>(
                                        Map.of("L1", "L1 was never asked", "L2", "too few"))));

        assertThat(summary())
                .contains(
                        "3 of 3 claims asked at scale smoke: 1 reproduced; 1 contradicted at this")
                .contains("1 contradicted at this scale, accepted (a L2).")
                .contains(
                        "n = 3 | contradicted at this scale; accepted: too few; would have to run:"
                                + " -Drepro.scale=paper on cifar10 |\n")
                .contains("n = 3 | contradicted at this scale; would have to run: -Drepro.")
                .doesNotContain("L1 was never asked");
        Element suite = suite("a");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        List<Element> cases = children(suite, "testcase");
        assertThat(isPassed(cases.get(0))).isTrue();
        assertThat(children(cases.get(1), "failure")).isEmpty();
        assertThat(children(cases.get(1), "skipped").get(0).getAttribute("message"))
                .isEqualTo("contradicted at this scale; accepted: too few");
        assertThat(children(cases.get(2), "failure")).hasSize(1);
    }

    @Test
    void aFailureByTheBaselineAloneIsAFailedTestCase() throws Exception {
        SampleRun.write(runFolder, "a", "", 2, REPRODUCED);
        SampleRun.write(runFolder, "b", "", 2, REPRODUCED);
        comparison =
                found(
                        new Difference(Difference.Kind.REGRESSION, "a", "accuracy is worse"),
                        new Difference(Difference.Kind.NEW, "b", "a metric is new"));
        summary();
        assertThat(suite("a").getAttribute("tests")).isEqualTo("2");
        assertThat(suite("a").getAttribute("failures")).isEqualTo("1");
        Element baseline = children(suite("a"), "testcase").get(1);
        assertThat(baseline.getAttribute("name"))
                .isEqualTo("baseline: The results are those of the baseline.");
        assertThat(children(baseline, "failure").get(0).getAttribute("message"))
                .isEqualTo("a, regression: accuracy is worse");
        assertThat(suite("b").getAttribute("failures")).isEqualTo("0");
    }

    private static Comparison found(Difference... differences) {
        return new Comparison(List.of(), List.of(differences), List.of(), 0, List.of());
    }

    @Test
    void namesFormulasAndEmojiAreNone() throws Exception {
        SampleRun.write(runFolder, "a", "$x$ @name :name: a@b 12:30:00", 2, NOT_REPRODUCED);
        assertThat(summary())
                .contains("<span>$</span>x<span>$</span> @<!-- -->name :<!-- -->name: a@<!-- -->b")
                .doesNotContain("@name", ":name:", "$x");
    }

    @Test
    void aLookIsMarked() throws Exception {
        LookedRun.of(SampleRun.write(runFolder, "a", "", 2, REPRODUCED, NOT_APPLICABLE));
        SampleRun.write(runFolder, "b", "", 2, REPRODUCED);

        assertThat(summary())
                .contains(
                        "\n\n**Only a look, no evidence:** a (limited to the condition with,"
                                + " epochs overridden to 3).\n")
                .doesNotContain("b (");
        assertThat(properties(suite("a")))
                .containsExactly(
                        "look: limited to the condition with, epochs overridden to 3",
                        "result: only a look: 1 of 2 claims asked",
                        "scale: smoke");
        assertThat(children(suite("a"), "testcase")).hasSize(2);
        assertThat(properties(suite("b")))
                .containsExactly("result: reproduced: 1 of 1 claim", "scale: smoke");
    }

    @Test
    void importedRunsAreMarked() throws Exception {
        ImportedRun.of(SampleRun.write(runFolder, "a", "", 2, REPRODUCED));

        assertThat(summary())
                .contains(
                        "Judged, not run: a.",
                        "\n\n**Judged, not run:** a (runs in /data/runs).\n");
        assertThat(properties(suite("a")))
                .contains("imported: judged, not run: runs in /data/runs");
    }

    @Test
    void anUndecidedRunIsMarkedAndItsClaimsAreSkipped() throws Exception {
        UndecidedRun.of(SampleRun.write(runFolder, "a", "", 2, UNDECIDED_YET, NOT_APPLICABLE));
        SampleRun.write(runFolder, "b", "", 2, REPRODUCED);

        assertThat(summary())
                .contains(
                        "\n\n**Undecided yet:** a (2 of 5 seeds, 4 of 10 trials, about 2 h 0 min"
                                + " left).\n")
                .doesNotContain("b (", "Claims that are not reproduced");
        assertThat(suite("a").getAttribute("skipped")).isEqualTo("2");
        assertThat(children(suite("a"), "skipped").get(0).getAttribute("message"))
                .startsWith("undecided yet: ");
    }

    @Test
    void textThatXmlCannotHoldIsReplaced() throws Exception {
        SampleRun.write(runFolder, "a", SampleRun.ODD + "\u001b[31m\u0000", 2, NOT_REPRODUCED);
        summary();
        assertThat(children(suite("a"), "failure").get(0).getTextContent())
                .contains("Message " + SampleRun.ODD + "\uFFFD[31m\uFFFD");
    }

    @Test
    void aFailedRunIsAnErrorWhateverEarlierResultsSay() throws Exception {
        ExperimentFolder folder = SampleRun.write(runFolder, "a", "", 2, REPRODUCED);
        AtomicFile.write(folder.failure(), "a was not run: no data\nType: this");
        AtomicFile.write(runFolder.resolve("b").resolve("plan.json"), "{}");
        assertThat(summary())
                .contains(
                        "No claim was judged.",
                        "| a | a was not run: no data<br>Type: this |",
                        "plan.json is not a valid Plan file");
        for (String experiment : List.of("a", "b")) {
            assertThat(suite(experiment).getAttribute("errors")).isEqualTo("1");
            assertThat(suite(experiment).getAttribute("tests")).isEqualTo("1");
        }
        assertThat(children(suite("a"), "error").get(0).getTextContent()).contains("Type: this");
    }

    @Test
    void theSummaryAnswersFirstAndListsWhatIsOpen() throws Exception {
        SampleRun.write(runFolder, "a", "a|b *c*", 2, REPRODUCED, NOT_REPRODUCED, NOT_APPLICABLE);
        assertThat(summary())
                .startsWith(
                        "## Reproduction\n\nScale smoke: 0 of 1 experiment reproduced;"
                                + " contradicted at this scale: a.\n\n2 of 3 claims asked at scale"
                                + " smoke: 1 reproduced; 1 contradicted at this scale (a L2).\n")
                .contains(
                        "| a | smoke | contradicted at this scale: 2 of 3 claims asked | 1"
                                + " reproduced, 1 contradicted at this scale, 1 not applicable |",
                        "| a L2: Sentence a\\|b \\*c\\* | 'accuracy a\\|b \\*c\\*' to be 42 | 4.2 epochs \\[3.1, 5.3\\], n = 3 |"
                                + " contradicted at this scale; would have to run:"
                                + " -Drepro.scale=paper on cifar10a\\|b \\*c\\* |\n")
                .doesNotContain("a L1", "a L3");
    }

    @Test
    void theNumbersOfAllClaimsAreThereForPapers() throws Exception {
        SampleRun.write(runFolder, "b", "", 2, NOT_REPRODUCED);
        SampleRun.write(runFolder, "a", SampleRun.ODD, 2, REPRODUCED, NOT_APPLICABLE);
        ImportedRun.of(new ExperimentFolder(runFolder.resolve("b")));
        summary();

        JsonNode json = new ObjectMapper().readTree(runFolder.resolve("claims.json").toFile());
        assertThat(json.properties()).extracting(Map.Entry::getKey).containsExactly("claims");
        JsonNode claims = json.get("claims");
        assertThat(claims)
                .extracting(claim -> claim.get("experiment").asText() + claim.get("claim").asText())
                .containsExactly("aL1", "aL2", "bL1");
        assertThat(claims.get(0).properties())
                .extracting(Map.Entry::toString)
                .containsExactly(
                        "experiment=\"a\"",
                        "claim=\"L1\"",
                        "scale=\"smoke\"",
                        "sentence=" + TextNode.valueOf("Sentence " + SampleRun.ODD),
                        "source=" + TextNode.valueOf("Source " + SampleRun.ODD),
                        "published=" + TextNode.valueOf("99.34 % " + SampleRun.ODD),
                        "value=4.2",
                        "unit=\"epochs\"",
                        "low=3.1",
                        "high=5.3",
                        "confidence=0.9",
                        "n=3",
                        "verdict=\"reproduced\"",
                        "look=null",
                        "imported=false");
        assertThat(claims.get(1).get("value").isNull()).isTrue();
        assertThat(claims.get(2).get("verdict").asText()).isEqualTo("contradicted at this scale");
        assertThat(claims.get(2).get("imported").asBoolean()).isTrue();
        assertThat(JsonFile.read(runFolder.resolve("claims.json"), ClaimList.class))
                .isEqualTo(ClaimList.of(RunFolder.read(runFolder).runs()));
        assertThat(runFolder.resolve("claims.tex"))
                .hasContent(ClaimMacros.of(RunFolder.read(runFolder).runs()));
    }
}
