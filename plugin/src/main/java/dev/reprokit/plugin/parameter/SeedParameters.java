package dev.reprokit.plugin.parameter;

import dev.reprokit.record.run.Seeds;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the parameters that choose seeds: a number of them, or a list with ranges.
 *
 * @param check collects what is wrong with parameters
 */
public record SeedParameters(ParameterCheck check) {
    private static final String SEEDS = "seeds";
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(?:\\.\\.(\\d{1,9}))?");

    /** The most seeds of a run, so that a slip of the pen does not fill the memory. */
    private static final int MOST = 10_000;

    /**
     * Reads the seeds of a goal whose first seed nobody chooses.
     *
     * @param seeds as for {@link #read}
     * @param first the first seed, if they are a number
     * @return null if the parameter is bad
     */
    public Seeds readFrom(String seeds, String first) {
        return read(seeds, isList(seeds) ? "1" : first);
    }

    /**
     * Reads the seeds.
     *
     * @param seeds a number such as {@code 5}, or a list such as {@code 1,3,7..9}; null for the
     *     experiment's own number
     * @param first the first seed, which a list does not take
     * @return null if a parameter is bad
     */
    public Seeds read(String seeds, String first) {
        Integer from = check.wholeNumber("seed", first, 0);
        if (seeds == null) {
            return from == null ? null : Seeds.counted(null, from);
        }
        if (!isList(seeds)) {
            return counted(seeds, from);
        }
        if (from != null && from != 1) {
            check.problem(
                    "-Drepro.seed=%s: -Drepro.seeds=%s lists all seeds; leave one of them out"
                            .formatted(first, seeds));
        }
        return listed(seeds);
    }

    private static boolean isList(String seeds) {
        return seeds.contains(",") || seeds.contains("..");
    }

    private Seeds counted(String number, Integer from) {
        if (!number.matches("\\d{1,9}") || Integer.parseInt(number) < 1) {
            return bad(number, "");
        }
        if (Integer.parseInt(number) > MOST) {
            // Whoever types a date, or another seed that is no small number, means that seed.
            return bad(
                    number,
                    "; a number is a count of seeds, and one seed alone is written %s..%s"
                            .formatted(number, number));
        }
        return from == null ? null : Seeds.counted(Integer.valueOf(number), from);
    }

    private Seeds listed(String list) {
        List<Long> seeds = new ArrayList<>();
        Set<Long> known = new HashSet<>();
        for (String part : list.split(",", -1)) {
            Matcher range = PART.matcher(part.strip());
            if (!range.matches()) {
                return bad(list, "; '%s' is neither a seed nor a range".formatted(part.strip()));
            }
            long from = Long.parseLong(range.group(1));
            long to = range.group(2) == null ? from : Long.parseLong(range.group(2));
            if (to < from) {
                return bad(list, "; the range %s goes down".formatted(part.strip()));
            }
            if (to - from >= MOST - seeds.size()) {
                return bad(list, "; a list has at most %s seeds".formatted(MOST));
            }
            for (long seed = from; seed <= to; seed++) {
                if (!known.add(seed)) {
                    return bad(list, "; it has the seed %s twice".formatted(seed));
                }
                seeds.add(seed);
            }
        }
        return Seeds.of(seeds);
    }

    private Seeds bad(String value, String reason) {
        return check.bad(
                SEEDS,
                value,
                "a whole number from 1 to %s, or a list of seeds such as 1,3,7..9%s"
                        .formatted(MOST, reason));
    }
}
