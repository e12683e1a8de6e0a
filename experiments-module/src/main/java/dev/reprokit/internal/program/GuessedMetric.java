package dev.reprokit.internal.program;

import dev.reprokit.record.result.Direction;

import java.util.regex.Pattern;

/** What the name of a value tells of it. */
final class GuessedMetric {
    /** The name of what counts epochs. */
    static final String EPOCH = "epoch";

    private static final String BEGIN = "(?i)(?:.*[^a-z])?(?:";
    private static final String END = ")(?:[^a-z].*)?";

    /** Counters and settings: what a program counts by, and what differs from run to run. */
    private static final Pattern NO_METRIC =
            Pattern.compile(
                    BEGIN
                            + "epochs?|steps?|iter|iterations?|batch|seed|time|timestamp|date|seconds?|secs?|elapsed|eta|duration|pid|port|version"
                            + END);

    private static final Pattern HIGHER =
            Pattern.compile(
                    BEGIN
                            + "acc|accuracy|auc|f1|precision|recall|score|reward|r2|bleu|rouge|map|iou|dice|kappa"
                            + END);

    private static final Pattern LOWER =
            Pattern.compile(
                    BEGIN
                            + "loss|err|error|mse|rmse|mae|nll|perplexity|ppl|bpc|mlogloss|logloss|merror|fid|wer|cer"
                            + END);

    private GuessedMetric() {}

    /** {@return a metric's legal name for a text} */
    static String of(String text) {
        String name = text.strip().replaceAll("[^A-Za-z0-9_.-]+", "_").replaceAll("_+$", "");
        return name.matches("[A-Za-z].*") ? name : "metric" + (name.isEmpty() ? "" : "_" + name);
    }

    /** {@return whether a value of this name may be a metric} */
    static boolean isOfMetric(String name) {
        return !NO_METRIC.matcher(name).matches();
    }

    /** {@return which values are usually better} */
    static Direction direction(String name) {
        if (LOWER.matcher(name).matches()) {
            return Direction.LOWER_IS_BETTER;
        }
        return HIGHER.matcher(name).matches() ? Direction.HIGHER_IS_BETTER : Direction.NEITHER;
    }
}
