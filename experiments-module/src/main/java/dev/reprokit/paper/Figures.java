package dev.reprokit.paper;

import dev.reprokit.published.PublishedCurves;
import dev.reprokit.published.PublishedPoints;
import dev.reprokit.published.PublishedTable;

/** Published values; accuracies of curves are fractions of 1, losses are in nats. */
public final class Figures {
    /** The research log's curves by experiment id, one seed per curve. */
    public static final PublishedCurves LOG =
            PublishedCurves.of(Figures.class, "researchlog/curves.csv");

    /** The log's probe curves by experiment id, one seed per curve; each curve is a layer. */
    public static final PublishedCurves LOG_PROBES =
            PublishedCurves.of(Figures.class, "researchlog/probes.csv");

    /**
     * Figures 1a and 2b of Zhang et al. 2017, one run per curve. Figure {@code 1a} has one curve
     * per condition, e.g. {@code shuffled-pixels}: the small Inception's training losses. Figure
     * {@code 2b} has the curves {@code inception} and {@code inception-without-bn}.
     */
    public static final PublishedCurves ZHANG_CURVES =
            PublishedCurves.of(Figures.class, "zhang2017/curves.csv");

    /**
     * Values against the label corruption: {@code relative-time} (a factor) and {@code test-error}
     * (a fraction) at probabilities 0 to 1; {@code epochs} (the paper's) and {@code epochs-to-95},
     * {@code -99} and {@code -99.9} (the log's, % train accuracy); and {@code steps-to-loss} at the
     * losses of Figure 1a. They are by {@code paper} (Zhang et al. 2017), {@code log} (the research
     * log), {@code david-inf} and {@code comfy} (repetitions).
     */
    public static final PublishedPoints ZHANG_POINTS =
            PublishedPoints.of(Figures.class, "zhang2017/points.csv");

    /**
     * Tables 1 (CIFAR-10) and 4 (its random labels with regularisers) of Zhang et al. 2017, and
     * other people's repetitions.
     */
    public static final PublishedTable ZHANG_TABLES =
            PublishedTable.of(Figures.class, "zhang2017/tables.csv", "Zhang et al.");

    /**
     * Points of Figure 20 of Maennel et al. 2020: the spread {@code tau} of the first layer's
     * weights along an input direction against the direction's standard deviation, in the panels
     * {@code left}, {@code middle} and {@code right}. Points of its Figure 5: the training {@code
     * accuracy} on true labels after 1,000 steps, of the conditions of {@code
     * maennel2020-pretraining}.
     */
    public static final PublishedPoints MAENNEL_POINTS =
            PublishedPoints.of(Figures.class, "maennel2020/points.csv");

    private Figures() {}
}
