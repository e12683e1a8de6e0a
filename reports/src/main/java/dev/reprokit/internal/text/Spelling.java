package dev.reprokit.internal.text;

import java.util.Collection;
import java.util.Comparator;

/** Finds the known name that a mistyped name probably meant. */
public final class Spelling {
    private Spelling() {}

    /**
     * Suggests the nearest known name, as the end of an error message.
     *
     * @param typed the unknown name
     * @param known all known names
     * @return e.g. {@code ; did you mean 'lrn-removal'?}; empty if no known name is similar
     */
    public static String didYouMean(String typed, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(typed, name)))
                .filter(name -> distance(typed, name) <= Math.max(2, name.length() / 2))
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("");
    }

    /**
     * Computes Levenshtein's edit distance.
     *
     * @param a a text
     * @param b another text
     * @return the smallest number of characters to insert, delete or replace that turns one text
     *     into the other
     */
    public static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
