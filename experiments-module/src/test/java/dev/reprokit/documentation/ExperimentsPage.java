package dev.reprokit.documentation;

import static dev.reprokit.documentation.Markdown.code;
import static dev.reprokit.documentation.Markdown.escaped;

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
                        experiments().stream().map(ExperimentsPage::overview).toList());
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
                String.join(
                        ", ",
                        Arrays.stream(Scale.values())
                                .filter(scale -> claim.notApplicableReason(scale).isEmpty())
                                .map(Scale::id)
                                .toList()));
    }
}
