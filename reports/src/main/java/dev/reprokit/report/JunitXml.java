package dev.reprokit.report;

import dev.reprokit.baseline.Comparison;
import dev.reprokit.baseline.Difference;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes the verdicts of one experiment in JUnit's XML, as Surefire writes it and CI servers read
 * it: one test suite with one test case per claim. A claim that is not reproduced is a failure, an
 * invalid one an error. A run that has a baseline has one test case more, which fails as the
 * comparison does. Inconclusive, undecided and not applicable claims are skipped, with the reason,
 * and so are those that are not reproduced and accepted so. The suite has the properties {@code
 * scale} and {@code result}, that of a look {@code look}, and that of imported runs {@code
 * imported}. Each test case of a claim has its {@link ClaimProperties}, where pytest writes
 * properties and Jenkins reads them; Surefire's schema has none there, and its reader passes over
 * them.
 */
final class JunitXml {
    private final String experiment;
    private final Map<String, String> accepted;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    /**
     * A test case.
     *
     * @param claim what it tests
     * @param properties what it says besides
     */
    private record Case(Judgement claim, Map<String, String> properties) {}

    private JunitXml(String experiment, Map<String, String> accepted) throws XMLStreamException {
        this.experiment = experiment;
        this.accepted = accepted;
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    /**
     * Writes the test suite of an experiment with verdicts.
     *
     * @param accepted the reasons for accepting claims that are not reproduced, by their ids
     * @param comparison the runs beside their baselines
     */
    static String of(
            Verdicts verdicts,
            Map<String, String> accepted,
            Comparison comparison,
            double seconds) {
        try {
            List<Case> cases = new ArrayList<>();
            for (Judgement claim : verdicts.claims()) {
                cases.add(new Case(claim, ClaimProperties.of(verdicts.experiment(), claim)));
            }
            ofBaseline(verdicts.experiment(), comparison).ifPresent(cases::add);
            Map<String, String> properties = new TreeMap<>();
            properties.put("scale", verdicts.scale().id());
            properties.put("result", Standing.of(verdicts, accepted.keySet()).inWords());
            if (verdicts.look() != null) {
                properties.put("look", verdicts.look());
            }
            if (verdicts.imported() != null) {
                properties.put("imported", "judged, not run: runs in " + verdicts.imported());
            }
            return new JunitXml(verdicts.experiment(), accepted).suite(cases, seconds, properties);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string refuses XML", e);
        }
    }

    /** {@return what a claim would be that the results are those of the baseline} */
    private static Optional<Case> ofBaseline(String experiment, Comparison comparison) {
        List<String> failures =
                comparison.findingsOf(experiment).stream()
                        .filter(finding -> finding.kind().isFailure())
                        .map(Difference::inWords)
                        .toList();
        return failures.isEmpty() && comparison.metricsOf(experiment).isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Case(
                                judgement(
                                        "baseline",
                                        "The results are those of the baseline.",
                                        failures.isEmpty()
                                                ? Verdict.REPRODUCED
                                                : Verdict.NOT_REPRODUCED,
                                        String.join("\n", failures)),
                                Map.of("page", ClaimProperties.page(experiment, "baseline"))));
    }

    /**
     * {@return the test suite of an experiment without readable results: a single test case, which
     * is an error}
     */
    static String ofBroken(String experiment, String reason) {
        Judgement run =
                judgement("run", "The experiment ran and was judged.", Verdict.INVALID, reason);
        try {
            return new JunitXml(experiment, Map.of())
                    .suite(List.of(new Case(run, Map.of())), 0, Map.of());
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string refuses XML", e);
        }
    }

    private static Judgement judgement(
            String id, String sentence, Verdict verdict, String message) {
        return new Judgement(
                id, sentence, "", null, null, null, null, null, null, null, null, 0, List.of(),
                false, verdict, message, null, null);
    }

    private String suite(List<Case> cases, double seconds, Map<String, String> properties)
            throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        attribute("name", "repro." + experiment);
        attribute("time", seconds(seconds));
        attribute("tests", "" + cases.size());
        attribute("errors", "" + count(cases, Verdict.INVALID));
        attribute(
                "skipped",
                ""
                        + (count(cases, Verdict.INCONCLUSIVE)
                                + count(cases, Verdict.UNDECIDED_YET)
                                + count(cases, Verdict.NOT_APPLICABLE)
                                + accepted.size()));
        attribute("failures", "" + (count(cases, Verdict.NOT_REPRODUCED) - accepted.size()));
        properties("\n  ", properties);
        for (Case each : cases) {
            testCase(each.claim(), each.properties());
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
        return text.toString();
    }

    /** Writes properties, if there are any, as Surefire writes the system's properties. */
    private void properties(String indent, Map<String, String> properties)
            throws XMLStreamException {
        if (properties.isEmpty()) {
            return;
        }
        xml.writeCharacters(indent);
        xml.writeStartElement("properties");
        for (Map.Entry<String, String> property : properties.entrySet()) {
            xml.writeEmptyElement("property");
            attribute("name", property.getKey());
            attribute("value", property.getValue());
        }
        xml.writeEndElement();
    }

    private void testCase(Judgement claim, Map<String, String> properties)
            throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        attribute("name", "%s: %s".formatted(claim.id(), claim.sentence()));
        attribute("classname", "repro." + experiment);
        attribute("time", seconds(0));
        properties("\n    ", properties);
        switch (claim.verdict()) {
            case REPRODUCED -> {}
            case NOT_REPRODUCED -> {
                String reason = accepted.get(claim.id());
                if (reason == null) {
                    outcome("failure", claim);
                } else {
                    skipped("%s; accepted: %s".formatted(claim.verdictInWords(), reason));
                }
            }
            case INVALID -> outcome("error", claim);
            case INCONCLUSIVE, UNDECIDED_YET, NOT_APPLICABLE ->
                    skipped(
                            "%s: %s%s"
                                    .formatted(
                                            claim.verdictInWords(),
                                            reason(claim),
                                            furtherRun("; ", claim)));
        }
        xml.writeEndElement();
    }

    private void outcome(String element, Judgement claim) throws XMLStreamException {
        xml.writeStartElement(element);
        attribute("type", claim.verdictInWords());
        attribute("message", firstLine(reason(claim)));
        xml.writeCharacters(
                legal(
                        "expected: %s%nobserved: %s%n%s"
                                .formatted(
                                        claim.expectedInWords(),
                                        claim.observedInWords(),
                                        reason(claim) + furtherRun("\n", claim))));
        xml.writeEndElement();
    }

    /**
     * Writes a skipped case. The reason is an attribute, since CI servers show no text of skipped
     * cases.
     */
    private void skipped(String message) throws XMLStreamException {
        xml.writeStartElement("skipped");
        attribute("message", message);
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, legal(value));
    }

    private static String reason(Judgement claim) {
        return Objects.requireNonNullElse(claim.message(), "no message").strip();
    }

    private static String furtherRun(String separator, Judgement claim) {
        return claim.furtherRun() == null
                ? ""
                : "%swould have to run: %s".formatted(separator, claim.furtherRun());
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private static long count(List<Case> cases, Verdict verdict) {
        return cases.stream().filter(each -> each.claim().verdict() == verdict).count();
    }

    /** Never negative, which a clock that was set back would make it. */
    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds > 0 ? seconds : 0);
    }

    /**
     * Replaces characters that XML 1.0 cannot hold, such as the escape codes of a terminal's
     * colours.
     */
    private static String legal(String text) {
        StringBuilder legal = new StringBuilder();
        text.codePoints().map(c -> isLegal(c) ? c : 0xFFFD).forEach(legal::appendCodePoint);
        return legal.toString();
    }

    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
