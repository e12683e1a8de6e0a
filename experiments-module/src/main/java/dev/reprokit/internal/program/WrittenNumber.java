package dev.reprokit.internal.program;

import java.util.Locale;

/** Numbers as programs write them. */
final class WrittenNumber {
    private WrittenNumber() {}

    /**
     * Reads a whole number, e.g. an epoch, also where it is written as {@code 3.0}.
     *
     * @throws ProgramException if it is none; says where it stands
     */
    static int whole(String text, String where) throws ProgramException {
        double number = parse(text, where);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw new ProgramException(
                    "%s has '%s' where the number of an epoch is expected"
                            .formatted(where, JsonLinesReader.shortened(text)));
        }
        return (int) number;
    }

    /**
     * Reads a number, also {@code nan} and {@code inf} as C, Python and R write them.
     *
     * @throws ProgramException if it is none; says where it stands
     */
    static double parse(String text, String where) throws ProgramException {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "nan", "-nan", "na" -> Double.NaN;
            case "inf", "+inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> {
                try {
                    yield Double.parseDouble(word);
                } catch (NumberFormatException e) {
                    throw new ProgramException(
                            "%s has '%s' where a number is expected"
                                    .formatted(where, JsonLinesReader.shortened(text)));
                }
            }
        };
    }
}
