package dev.reprokit.documentation;

import static dev.reprokit.documentation.Markdown.code;
import static dev.reprokit.documentation.Markdown.escaped;

import static java.util.stream.Collectors.joining;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.record.result.Scale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;

/** Renders {@code experiments.md}: what each experiment asks, claims and runs. */
final class ExperimentsPage {
    private final Markdown page = new Markdown();

    /** {@return the experiments that ReproKit brings, by id, without the tests' own} */
    static List<Experiment> experiments() {
        return ServiceLoader.load(Experiment.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.getClass().getName().startsWith("dev.reprokit.paper."))
                .sorted(Comparator.comparing(Experiment::id))
                .toList();
    }

    String render() {
        page.paragraph("# The experiments")
                .paragraph(
                        "This page is generated from the experiments themselves; `mvn repro:describe"
                                + " -Drepro.experiment=ID` prints the same of one."
                                + " [Measured results](results.md) tells what the"
                                + " runs found.")
                .table(
                        List.of("experiment", "question", "trials at smoke", "reduced", "paper"),
                        experiments().stream().map(ExperimentsPage::overview).toList())
                .paragraph("<a id=\"asked\"></a>")
                .paragraph("## Claims that each scale asks")
                .paragraph(
                        "With the data set that the scale names; the other claims are *not"
                                + " applicable* there. An experiment of which not all claims were"
                                + " asked is never called reproduced, but"
                                + " [partly asked](verdicts.md#experiments).")
                .table(
                        List.of("experiment", "claims", "asked at smoke", "reduced", "paper"),
                        asked());
        experiments().forEach(this::experiment);
        return page.toString();
    }

    private static List<String> overview(Experiment experiment) {
        List<String> cells = new ArrayList<>();
        cells.add("[%s](#%s)".formatted(experiment.id(), experiment.id()));
        cells.add(escaped(experiment.about().question()));
        for (Scale scale : Scale.values()) {
            Design design = experiment.design(scale);
            cells.add("%d".formatted(design.conditions().size() * design.seeds()));
        }
        return cells;
    }

    /** {@return the number of claims that each scale asks, and their sums in the last row} */
    private static List<List<String>> asked() {
        List<List<String>> rows = new ArrayList<>();
        long[] sums = new long[1 + Scale.values().length];
        for (Experiment experiment : experiments()) {
            long[] numbers = new long[sums.length];
            numbers[0] = experiment.claims().size();
            for (Scale scale : Scale.values()) {
                numbers[1 + scale.ordinal()] = asked(experiment, scale);
            }
            Arrays.setAll(sums, i -> sums[i] + numbers[i]);
            rows.add(row("[%s](#%s)".formatted(experiment.id(), experiment.id()), numbers));
        }
        rows.add(row("all", sums));
        return rows;
    }

    private static long asked(Experiment experiment, Scale scale) {
        String dataset = experiment.design(scale).dataset();
        return experiment.claims().stream()
                .filter(claim -> claim.notApplicableReason(scale, dataset).isEmpty())
                .count();
    }

    private static List<String> row(String name, long... numbers) {
        List<String> cells = new ArrayList<>(List.of(name));
        Arrays.stream(numbers).mapToObj(String::valueOf).forEach(cells::add);
        return cells;
    }

    private void experiment(Experiment experiment) {
        page.paragraph("## " + experiment.id())
                .paragraph(
                        "**%s.** %s"
                                .formatted(
                                        escaped(experiment.about().title()),
                                        escaped(experiment.about().question())))
                .paragraph("Source: %s.".formatted(escaped(experiment.about().source())));
        experiment
                .about()
                .links()
                .forEach(
                        link ->
                                page.paragraph(
                                        "[%s](%s)".formatted(escaped(link.label()), link.url())));
        page.paragraph("**The published protocol**").list(experiment.about().protocol());
        page.paragraph("**What each scale runs**")
                .table(
                        List.of("scale", "data", "trials", "reduces"),
                        Arrays.stream(Scale.values())
                                .map(scale -> scale(scale, experiment.design(scale)))
                                .toList());
        page.paragraph("**Claims**")
                .table(
                        List.of("id", "claim", "source", "published", "judged at"),
                        experiment.claims().stream().map(ExperimentsPage::claim).toList());
    }

    private static List<String> scale(Scale scale, Design design) {
        return List.of(
                code(scale.id()),
                design.dataset() == null
                        ? "its own"
                        : String.format(
                                Locale.ROOT,
                                "`%s`, %,d training and %,d test images",
                                design.dataset(),
                                design.trainImages(),
                                design.testImages()),
                "%d: %d conditions, %d seeds each"
                        .formatted(
                                design.conditions().size() * design.seeds(),
                                design.conditions().size(),
                                design.seeds()),
                design.reductions().isEmpty()
                        ? "nothing"
                        : escaped(String.join(" ", design.reductions())));
    }

    private static List<String> claim(Claim claim) {
        List<String> values = new ArrayList<>();
        if (!claim.published().isEmpty()) {
            values.add(claim.published());
        }
        if (!claim.logged().isEmpty()) {
            values.add("research log: " + claim.logged());
        }
        if (!claim.elsewhere().isEmpty()) {
            values.add("others: " + claim.elsewhere());
        }
        return List.of(
                escaped(claim.id()),
                escaped(claim.sentence()),
                escaped(claim.source()),
                escaped(String.join("; ", values)),
                judgedAt(claim));
    }

    private static String judgedAt(Claim claim) {
        String scales =
                Arrays.stream(Scale.values())
                        .filter(scale -> claim.notApplicableReason(scale).isEmpty())
                        .map(Scale::id)
                        .collect(joining(", "));
        return claim.datasets().isEmpty()
                ? scales
                : "%s, on %s only"
                        .formatted(
                                scales,
                                claim.datasets().stream()
                                        .map(Markdown::code)
                                        .collect(joining(" or ")));
    }
}
