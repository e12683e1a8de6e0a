package dev.reprokit.plugin;

import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.internal.text.WrappedText;
import dev.reprokit.record.result.Scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The full description of an experiment, which the goal {@code describe} prints. */
final class ExperimentDescription {
    private static final String ITEM = "  ";
    private static final String DETAIL = "      ";

    private final List<String> lines = new ArrayList<>();
    private final Catalogue.Entry experiment;
    private final MeasuredTimes times;

    private ExperimentDescription(Catalogue.Entry experiment, MeasuredTimes times) {
        this.experiment = experiment;
        this.times = times;
    }

    /**
     * {@return the lines: question, protocol, claims, and the work and reductions of each scale}
     */
    static List<String> of(Catalogue.Entry experiment, MeasuredTimes times) {
        ExperimentDescription description = new ExperimentDescription(experiment, times);
        description.add("", "%s: %s".formatted(experiment.id(), experiment.title()));
        description.add("", experiment.question());
        description.add("Source: ", experiment.source());
        description.heading("Protocol");
        if (experiment.protocol().isEmpty()) {
            description.add(ITEM, "not told");
        }
        experiment.protocol().forEach(sentence -> description.add(ITEM + "- ", sentence));
        description.heading("Claims");
        experiment.claims().forEach(description::claim);
        description.heading("Scales");
        experiment.scales().forEach(description::scale);
        return description.lines;
    }

    private void heading(String text) {
        lines.add("");
        lines.add(text);
    }

    private void claim(Catalogue.ClaimEntry claim) {
        add(ITEM, "%s: %s".formatted(claim.id(), claim.sentence()));
        value("source", claim.source());
        value("published", claim.published());
        value("research log", claim.log());
        value("other reproductions", claim.elsewhere());
        for (Scale scale : Scale.values()) {
            value("not applicable at " + scale.id(), claim.notApplicable().getOrDefault(scale, ""));
        }
    }

    private void value(String name, String text) {
        if (!text.isEmpty()) {
            add(DETAIL, "%s: %s".formatted(name, text));
        }
    }

    private void scale(Catalogue.ScaleEntry scale) {
        add(
                ITEM,
                "%s, time: %s"
                        .formatted(scale.scale().id(), times.inWords(experiment.id(), scale)));
        add(DETAIL, data(scale));
        add(DETAIL, trials(scale));
        add(DETAIL, memory(scale));
        add(DETAIL, scale.reductions().isEmpty() ? "reduces nothing" : "reduces:");
        scale.reductions().forEach(sentence -> add(DETAIL + "- ", sentence));
    }

    private static String data(Catalogue.ScaleEntry scale) {
        return scale.dataset() == null
                ? "data: its own"
                : String.format(
                        Locale.ROOT,
                        "data: %s, %,d training and %,d test images",
                        scale.dataset(),
                        scale.trainImages(),
                        scale.testImages());
    }

    private static String trials(Catalogue.ScaleEntry scale) {
        return "trials: %d, of %s with %s each"
                .formatted(
                        scale.trials(),
                        counted(scale.conditions(), "condition"),
                        counted(scale.seeds(), "seed"));
    }

    private static String memory(Catalogue.ScaleEntry scale) {
        return String.format(
                Locale.ROOT,
                "memory: %,d MiB a trial beside the data",
                scale.bytesPerTrial() >> 20);
    }

    private static String counted(int number, String thing) {
        return "%d %s%s".formatted(number, thing, number == 1 ? "" : "s");
    }

    private void add(String start, String prose) {
        lines.addAll(WrappedText.of(start, prose));
    }
}
