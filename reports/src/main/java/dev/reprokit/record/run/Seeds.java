package dev.reprokit.record.run;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The seeds with which a run trains each condition, which is one setting of what the experiment
 * varies: so many whole numbers from a first one on, or a list with gaps.
 *
 * @param number the number of seeds; null for the experiment's own choice
 * @param first the first seed, 0 or more
 * @param listed all seeds in ascending order, if they do not follow each other in steps of 1;
 *     otherwise empty
 */
public record Seeds(@Nullable Integer number, long first, List<Long> listed) {

    /** Keeps a copy of the list. */
    public Seeds {
        listed = List.copyOf(listed);
    }

    /**
     * Creates seeds that follow each other in steps of 1.
     *
     * @param number the number of seeds; null for the experiment's own choice
     * @param first the first seed, 0 or more
     * @return the seeds
     */
    public static Seeds counted(@Nullable Integer number, long first) {
        return new Seeds(number, first, List.of());
    }

    /**
     * Creates seeds from a list. A list without gaps is the same as a number of seeds.
     *
     * @param seeds at least one seed, in any order
     * @return the seeds
     */
    public static Seeds of(List<Long> seeds) {
        TreeSet<Long> sorted = new TreeSet<>(seeds);
        int number = sorted.size();
        boolean gaps = sorted.last() - sorted.first() >= number;
        return new Seeds(number, sorted.first(), gaps ? List.copyOf(sorted) : List.of());
    }

    /**
     * Returns all seeds.
     *
     * @param usual the number of seeds that the experiment chooses, for a run that does not set one
     * @return the seeds in ascending order
     */
    public List<Long> all(int usual) {
        if (!listed.isEmpty()) {
            return listed;
        }
        int count = number == null ? usual : number;
        return LongStream.range(first, first + count).boxed().toList();
    }

    /**
     * Returns seeds that begin with these: as many as wanted, or all of a list and whole numbers
     * after its last one, if it is shorter.
     *
     * @param wanted the number of seeds that are needed
     * @return {@code wanted} seeds, or more if these are a list of more
     */
    public Seeds enoughFor(int wanted) {
        if (listed.isEmpty()) {
            return counted(wanted, first);
        }
        List<Long> more = new ArrayList<>(listed);
        while (more.size() < wanted) {
            more.add(more.get(more.size() - 1) + 1);
        }
        return of(more);
    }

    /**
     * Formats a list of seeds as users type it.
     *
     * @return e.g. {@code 1,3,7}; empty if the seeds are not a list
     */
    public String list() {
        return listed.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
