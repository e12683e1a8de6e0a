package dev.reprokit.report;

import static dev.reprokit.record.verdict.Verdict.INCONCLUSIVE;
import static dev.reprokit.record.verdict.Verdict.INVALID;
import static dev.reprokit.record.verdict.Verdict.NOT_APPLICABLE;
import static dev.reprokit.record.verdict.Verdict.NOT_REPRODUCED;
import static dev.reprokit.record.verdict.Verdict.REPRODUCED;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reprokit.baseline.ComparedRuns;
import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.record.run.RunFolder;

import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.SurefireReportParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;

/** The test cases as others read them: Surefire's report, and Surefire's schema. */
class JunitXmlReadersTest {
    @TempDir private Path runFolder;

    @BeforeEach
    void write() throws Exception {
        SampleRun.write(
                runFolder,
                "a",
                SampleRun.ODD,
                2,
                REPRODUCED,
                NOT_REPRODUCED,
                INCONCLUSIVE,
                NOT_APPLICABLE,
                INVALID);
        AtomicFile.write(runFolder.resolve("b").resolve("plan.json"), "{}");
        new MachineForms(RunFolder.read(runFolder), ComparedRuns.NONE).write();
    }

    @Test
    void surefiresReportReadsEveryClaimWithItsOutcome() {
        List<ReportTestSuite> suites =
                new SurefireReportParser(List.of(runFolder.toFile()), new NullConsoleLogger())
                        .parseXMLReportFiles();

        assertThat(suites)
                .extracting(ReportTestSuite::getFullClassName)
                .containsExactlyInAnyOrder("repro.a", "repro.b");
        ReportTestSuite a =
                suites.stream()
                        .filter(suite -> suite.getFullClassName().equals("repro.a"))
                        .findFirst()
                        .orElseThrow();
        assertThat(
                        List.of(
                                a.getNumberOfTests(),
                                a.getNumberOfFailures(),
                                a.getNumberOfErrors(),
                                a.getNumberOfSkipped()))
                .containsExactly(5, 1, 1, 2);
        List<ReportTestCase> cases = a.getTestCases();
        assertThat(cases)
                .extracting(ReportTestCase::getName)
                .startsWith("L1: Sentence " + SampleRun.ODD, "L2: Sentence " + SampleRun.ODD);
        assertThat(cases.get(0).isSuccessful()).isTrue();
        assertThat(cases.get(1).hasFailure()).isTrue();
        assertThat(cases.get(1).getFailureType()).isEqualTo("contradicted at this scale");
        assertThat(cases.get(1).getFailureDetail())
                .contains("observed: 4.2 epochs [3.1, 5.3], n = 3", "Message " + SampleRun.ODD);
        assertThat(cases.get(2).hasSkipped()).isTrue();
        assertThat(cases.get(4).hasError()).isTrue();
    }

    /** The schema knows properties of a suite only; pytest and Jenkins know those of a case. */
    @Test
    void nothingButThePropertiesOfCasesDepartsFromSurefiresSchema() throws Exception {
        Schema schema =
                SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(getClass().getResource("/surefire-test-report.xsd"));
        String a = Files.readString(runFolder.resolve("TEST-repro.a.xml"));

        assertThatExceptionOfType(SAXException.class)
                .isThrownBy(() -> validate(schema, a))
                .withMessageContaining("'properties'");
        validate(schema, a.replaceAll("\n    <properties>.*?</properties>", ""));
        validate(schema, Files.readString(runFolder.resolve("TEST-repro.b.xml")));
    }

    private static void validate(Schema schema, String xml) throws Exception {
        schema.newValidator().validate(new StreamSource(new StringReader(xml)));
    }
}
