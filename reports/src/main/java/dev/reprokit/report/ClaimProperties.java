package dev.reprokit.report;

import dev.reprokit.record.verdict.Judgement;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a test case says of its claim besides the verdict, as properties with the names that {@code
 * verdicts.json} has. Numbers stand alone, and published values behind a word, since some readers
 * take what begins like a number for one. What is not known has no property.
 */
final class ClaimProperties {
    private final Map<String, String> properties = new LinkedHashMap<>();

    private ClaimProperties() {}

    /** {@return the properties of a claim by name, in the order in which they are read best} */
    static Map<String, String> of(String experiment, Judgement claim) {
        ClaimProperties all = new ClaimProperties();
        all.number("observed", claim.observed());
        all.text("unit", claim.unit());
        all.number("low", claim.low());
        all.number("high", claim.high());
        all.number("confidence", claim.confidence());
        if (claim.observed() != null) {
            all.number("n", (double) claim.n());
        }
        all.text("criteria", String.join("; ", claim.criteria()));
        all.text("published", published(claim));
        all.text("source", claim.source());
        all.text("page", page(experiment, "claim-" + claim.id()));
        return all.properties;
    }

    /**
     * Finds a place on the page of an experiment.
     *
     * @param anchor the id of an element of the page
     * @return a link relative to the run folder
     */
    static String page(String experiment, String anchor) {
        try {
            return new URI(null, null, experiment + "/report.html", anchor).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("%s is no id".formatted(experiment), e);
        }
    }

    /** {@return the values that are known from elsewhere; empty if there are none} */
    private static String published(Judgement claim) {
        return Stream.of(
                        from("paper", claim.published()),
                        from("research log", claim.log()),
                        from("others", claim.elsewhere()))
                .flatMap(s -> s)
                .collect(Collectors.joining("; "));
    }

    private static Stream<String> from(String who, String value) {
        return value == null || value.isEmpty() ? Stream.of() : Stream.of(who + ": " + value);
    }

    private void number(String name, Double value) {
        if (value != null && Double.isFinite(value)) {
            properties.put(name, PlainNumber.of(value));
        }
    }

    private void text(String name, String value) {
        if (value != null && !value.isEmpty()) {
            properties.put(name, value);
        }
    }
}
