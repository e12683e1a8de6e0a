package dev.reprokit.data;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The header of an array in NumPy's format: a Python dictionary with the keys {@code descr}, {@code
 * fortran_order} and {@code shape}. NumPy reads more than it writes, and so do others write it: any
 * order of the keys, other quotes and blanks, and a byte order that is {@code =} or left out, the
 * machine's own, which is little-endian on all machines that ReproKit runs on.
 *
 * @param type NumPy's name of the type, such as {@code |u1} for bytes or {@code <i4} for 32-bit
 *     integers
 * @param shape sizes of the dimensions, at least one
 */
record NpyHeader(String type, int[] shape) {
    private static final Pattern ENTRY =
            Pattern.compile(
                    "\\G\\s*['\"](\\w+)['\"]\\s*:\\s*('[^']*'|\"[^\"]*\"|\\([^)]*\\)|\\w+)\\s*(,|$)");
    private static final Pattern NUMBERS = Pattern.compile("([<>=|]?)([iu][1248]|f[48])");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})L?");

    /**
     * Reads a header.
     *
     * @param file the file's name for error messages
     * @param text the dictionary
     * @throws DataException if it is damaged, or of an array that ReproKit does not read; the
     *     message says which
     */
    static NpyHeader of(Path file, String text) throws DataException {
        Map<String, String> entries = entries(text.strip());
        String descr = entries.get("descr");
        String order = entries.get("fortran_order");
        String tuple = entries.get("shape");
        if (descr == null || order == null || tuple == null || entries.size() > 3) {
            throw refused(
                    file,
                    "one array of numbers, with descr, fortran_order and shape",
                    "the header " + text.strip());
        }
        int[] shape = shape(file, tuple);
        if (!order.equals("False") && shape.length > 1) {
            throw refused(file, "numbers row by row", "fortran_order: " + order);
        }
        return new NpyHeader(type(file, descr), shape);
    }

    /** Returns the values by their keys; empty if the text is no dictionary of such values. */
    private static Map<String, String> entries(String text) {
        if (!text.startsWith("{") || !text.endsWith("}")) {
            return Map.of();
        }
        String inside = text.substring(1, text.length() - 1);
        Map<String, String> entries = new TreeMap<>();
        Matcher entry = ENTRY.matcher(inside);
        int end = 0;
        while (entry.find()) {
            entries.put(entry.group(1), entry.group(2));
            end = entry.end();
        }
        return inside.substring(end).isBlank() ? entries : Map.of();
    }

    private static String type(Path file, String quoted) throws DataException {
        Matcher type = NUMBERS.matcher(quoted.replaceAll("['\"]", ""));
        if (!type.matches()) {
            throw refused(file, "integers or floating-point numbers", "the type " + quoted);
        }
        String name = type.group(2);
        if (name.endsWith("1")) {
            return "|" + name;
        }
        if (type.group(1).equals(">")) {
            throw refused(file, "little-endian numbers", "big-endian ones, type " + quoted);
        }
        return "<" + name;
    }

    private static int[] shape(Path file, String tuple) throws DataException {
        String[] sizes =
                Stream.of(tuple.replaceAll("[()]", "").split(","))
                        .map(String::strip)
                        .filter(size -> !size.isEmpty())
                        .toArray(String[]::new);
        int[] shape = new int[sizes.length];
        for (int i = 0; i < shape.length; i++) {
            Matcher size = SIZE.matcher(sizes[i]);
            if (!size.matches()) {
                throw refused(file, "sizes below 1,000,000,000", "the shape " + tuple);
            }
            shape[i] = Integer.parseInt(size.group(1));
        }
        if (shape.length == 0) {
            throw refused(file, "an array", "a single number, shape " + tuple);
        }
        return shape;
    }

    private static DataException refused(Path file, String expected, String found) {
        return new DataException("%s: expected %s, found %s".formatted(file, expected, found));
    }
}
