package dev.reprokit.manuscript;

import dev.reprokit.record.result.Numbers;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/** The value of a field of a claim, as a text shows it. */
sealed interface FieldValue {

    /** {@return LaTeX for running text and for formulas} */
    String tex();

    /**
     * Compares this value with one that is written out in a text.
     *
     * @param written LaTeX
     * @return what should be there instead; empty if it is right
     */
    Optional<String> insteadOf(String written);

    /**
     * A number.
     *
     * @param value the number
     * @param shown the number as pages show it
     */
    record Amount(double value, String shown) implements FieldValue {

        /** Shows a measured number with as many digits as on the pages. */
        static Amount measured(double value) {
            return new Amount(value, Numbers.number(value));
        }

        /** Shows all digits of a count. */
        static Amount counted(int value) {
            return new Amount(value, String.valueOf(value));
        }

        @Override
        public String tex() {
            String formula = formula();
            return formula.equals(shown) && value >= 0 ? formula : "\\ensuremath{" + formula + "}";
        }

        private String formula() {
            return shown.replaceFirst("E([+-]?\\d+)$", "\\\\times 10^{$1}");
        }

        /** Holds a number to as many digits as it is written with, or to those of the pages. */
        @Override
        public Optional<String> insteadOf(String written) {
            return TexNumber.of(written).filter(this::isRight).isPresent()
                    ? Optional.empty()
                    : Optional.of(like(written));
        }

        private boolean isRight(BigDecimal written) {
            return written.equals(new BigDecimal(shown)) || TexNumber.isRounded(value, written);
        }

        private String like(String written) {
            return TexNumber.of(written)
                    .map(number -> TexNumber.likewise(value, number))
                    .orElse(shown);
        }
    }

    /** The ends of a confidence interval. */
    record Interval(Amount low, Amount high) implements FieldValue {
        @Override
        public String tex() {
            return "\\ensuremath{[%s, %s]}".formatted(low.formula(), high.formula());
        }

        @Override
        public Optional<String> insteadOf(String written) {
            String[] ends = written.replaceAll("[\\[\\]]|\\\\[,:;]", "").split(",", -1);
            if (ends.length != 2) {
                return Optional.of("[%s, %s]".formatted(low.shown, high.shown));
            }
            return low.insteadOf(ends[0]).isEmpty() && high.insteadOf(ends[1]).isEmpty()
                    ? Optional.empty()
                    : Optional.of("[%s, %s]".formatted(low.like(ends[0]), high.like(ends[1])));
        }
    }

    /** Words. */
    record Text(String words) implements FieldValue {
        @Override
        public String tex() {
            return "\\reprotext{" + TexEscape.of(words) + "}";
        }

        @Override
        public Optional<String> insteadOf(String written) {
            String bare = onOneLine(written);
            return Stream.of(words, TexEscape.of(words)).map(Text::onOneLine).anyMatch(bare::equals)
                    ? Optional.empty()
                    : Optional.of("'" + onOneLine(words) + "'");
        }

        private static String onOneLine(String text) {
            return text.strip().replaceAll("\\s+", " ");
        }
    }
}
