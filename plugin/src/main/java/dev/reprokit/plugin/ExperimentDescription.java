package dev.reprokit.plugin;

import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.internal.text.WrappedText;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.Plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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
     * Describes an experiment, and the run that the user asks for, if its seeds or its conditions
     * are not the design's.
     *
     * @param experiment the experiment
     * @param times how long it takes
     * @param plan its plan, as the user asks for it
     * @return the lines: question, protocol, claims, the work and reductions of each scale, and
     *     what is asked for
     */
    static List<String> of(Catalogue.Entry experiment, MeasuredTimes times, Plan plan) {
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
        if (!experiment.traps().isEmpty()) {
            description.heading("Traps of libraries");
            experiment.traps().forEach(trap -> description.add(ITEM + "- ", trap.inWords()));
        }
        if (!plan.look().isEmpty() || plan.seeds().number() != null) {
            description.heading("Asked for");
            experiment.scales().stream()
                    .filter(scale -> scale.scale() == plan.scale())
                    .forEach(scale -> description.asked(scale, plan));
        }
        return description.lines;
    }

    private void asked(Catalogue.ScaleEntry scale, Plan plan) {
        List<Long> seeds = plan.seeds().all(scale.seeds());
        int conditions =
                plan.look().conditions().isEmpty()
                        ? scale.conditions().size()
                        : plan.look().conditions().size();
        add(
                ITEM,
                "%s, %s"
                        .formatted(
                                scale.scale().id(),
                                plan.look().isEmpty()
                                        ? "as designed"
                                        : "only a look: " + plan.look().inWords()));
        add(DETAIL, trials(conditions, seeds.size()) + ": " + seeds(seeds));
    }

    /** {@return at most ten seeds, then the last one} */
    private static String seeds(List<Long> seeds) {
        String first =
                seeds.stream().limit(10).map(String::valueOf).collect(Collectors.joining(", "));
        return seeds.size() <= 10
                ? first
                : "%s ... %s".formatted(first, seeds.get(seeds.size() - 1));
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
        claim.criteria().forEach(criterion -> value("held to", criterion));
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
        add(DETAIL, trials(scale.conditions().size(), scale.seeds()));
        add(DETAIL, "conditions: " + String.join(", ", scale.conditions()));
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

    private static String trials(int conditions, int seeds) {
        return "trials: %s, of %s with %s each"
                .formatted(
                        conditions * seeds,
                        counted(conditions, "condition"),
                        counted(seeds, "seed"));
    }

    private static String memory(Catalogue.ScaleEntry scale) {
        return String.format(
                Locale.ROOT,
                "memory: %,d MiB a trial beside the data",
                scale.bytesPerTrial() >> 20);
    }

    private static String counted(int number, String thing) {
        return "%s %s%s".formatted(number, thing, number == 1 ? "" : "s");
    }

    private void add(String start, String prose) {
        lines.addAll(WrappedText.of(start, prose));
    }
}
