package dev.reprokit.manuscript;

import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.verdict.Judgement;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers of one claim (a sentence of a paper that measured values can confirm or contradict)
 * by the latest run of its experiment. Absent values are null.
 *
 * @param experiment the experiment's id
 * @param claim the claim's id, unique in its experiment
 * @param scale the share of the published protocol that the run repeated
 * @param sentence the claim in one sentence
 * @param source the paper and its section
 * @param published the paper's value, in words
 * @param value the run's value, a mean over seeds
 * @param unit the unit of {@code value}, {@code low} and {@code high}
 * @param low the lower end of the confidence interval of {@code value}
 * @param high the upper end of that interval
 * @param confidence the two-sided confidence of that interval, between 0 and 1
 * @param n the number of seeds behind {@code value}; 0 if there is none
 * @param verdict the verdict in words, as pages show it
 * @param look how a run that is only a look departs from its design, in words; null for a run as
 *     designed
 * @param imported true if the run had been made before and was only judged
 */
public record ClaimNumbers(
        String experiment,
        String claim,
        Scale scale,
        String sentence,
        String source,
        @Nullable String published,
        @Nullable Double value,
        @Nullable String unit,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double confidence,
        int n,
        String verdict,
        @Nullable String look,
        boolean imported) {

    /** What a text can take of a claim, in the order in which {@code claims.tex} has it. */
    static final List<String> FIELDS =
            List.of(
                    "value",
                    "low",
                    "high",
                    "interval",
                    "confidence",
                    "n",
                    "unit",
                    "verdict",
                    "published",
                    "sentence",
                    "source",
                    "scale");

    static ClaimNumbers of(Run run, Judgement claim) {
        return new ClaimNumbers(
                run.experiment(),
                claim.id(),
                run.verdicts().scale(),
                claim.sentence(),
                claim.source(),
                orNull(claim.published()),
                claim.observed(),
                orNull(claim.unit()),
                claim.low(),
                claim.high(),
                claim.confidence(),
                claim.n(),
                claim.verdictInWords(),
                run.verdicts().look(),
                run.verdicts().imported() != null);
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** {@return what a text can take, by field; without those that are absent} */
    Map<String, FieldValue> fields() {
        Map<String, FieldValue> fields = new LinkedHashMap<>();
        for (String name : FIELDS) {
            FieldValue field = field(name);
            if (field != null) {
                fields.put(name, field);
            }
        }
        return fields;
    }

    private @Nullable FieldValue field(String name) {
        return switch (name) {
            case "value" -> number(value);
            case "low" -> number(low);
            case "high" -> number(high);
            case "interval" ->
                    low == null || high == null
                            ? null
                            : new FieldValue.Interval(
                                    FieldValue.Amount.measured(low),
                                    FieldValue.Amount.measured(high));
            case "confidence" -> number(confidence);
            case "n" -> FieldValue.Amount.counted(n);
            case "unit" -> text(unit);
            case "verdict" -> text(verdict);
            case "published" -> text(published);
            case "sentence" -> text(sentence);
            case "source" -> text(source);
            case "scale" -> text(scale.id());
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static @Nullable FieldValue number(@Nullable Double number) {
        return number == null ? null : FieldValue.Amount.measured(number);
    }

    private static @Nullable FieldValue text(@Nullable String text) {
        return orNull(text) == null ? null : new FieldValue.Text(text);
    }
}
