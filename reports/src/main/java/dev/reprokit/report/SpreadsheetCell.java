package dev.reprokit.report;

import java.util.regex.Pattern;

/**
 * Texts as cells of a CSV file that people open in a spreadsheet, which takes a text for a formula
 * by its first character.
 */
final class SpreadsheetCell {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?|-Infinity");

    /** The characters that formulas begin with, also in their full width. */
    private static final String FORMULAS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private SpreadsheetCell() {}

    /**
     * Defuses a text. Spreadsheets show an apostrophe in front as the sign of a text.
     *
     * @param cell a text or a number
     * @return the text with an apostrophe in front if it would be a formula; numbers and all other
     *     texts as they are
     */
    static String of(String cell) {
        boolean formula =
                !cell.isEmpty()
                        && FORMULAS.indexOf(cell.charAt(0)) >= 0
                        && !NUMBER.matcher(cell).matches();
        return formula ? "'" + cell : cell;
    }
}
