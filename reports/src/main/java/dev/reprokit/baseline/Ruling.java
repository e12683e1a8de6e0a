package dev.reprokit.baseline;

import dev.reprokit.baseline.Correction.Tested;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What decides whether a value has changed.
 *
 * @param candidate the value
 * @param way what is tested
 * @param p p before the correction for many tests; null if nothing is tested
 * @param first the spread of the baseline's seeds that are not held back; null if unknown
 * @param held the spread of those that are; null if unknown
 */
record Ruling(
        Candidate candidate,
        Way way,
        @Nullable Double p,
        @Nullable SeedSpread first,
        @Nullable SeedSpread held) {

    /** What is tested. */
    enum Way {
        /** Nothing: all values are the same to the last bit. */
        SAME_BITS,
        /** Nothing: the screen raised no suspicion. */
        NO_SUSPICION,
        /** The run and the baseline, all in one. */
        SINGLE_TEST,
        /** The seeds that were computed to confirm a suspicion, and those held back for it. */
        CONFIRMATION
    }

    /**
     * Decides what is tested, and tests it.
     *
     * @param candidates the values of all conditions of all experiments
     * @return one ruling per candidate, in their order
     */
    static List<Ruling> of(List<Candidate> candidates) {
        List<SeedSpread> first = Spreads.of(candidates, Candidate::before);
        List<SeedSpread> held = Spreads.of(candidates, candidate -> candidate.held().before());
        Set<Candidate> suspicious = suspicious(candidates, first);
        Set<List<String>> unconfirmed =
                suspicious.stream()
                        .filter(candidate -> !candidate.held().isConfirmation())
                        .map(Ruling::place)
                        .collect(Collectors.toSet());
        List<Ruling> rulings = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            Way way = way(candidate, suspicious, unconfirmed);
            Double p = p(candidate, way, first.get(i), held.get(i));
            rulings.add(new Ruling(candidate, way, p, first.get(i), held.get(i)));
        }
        return rulings;
    }

    /**
     * Selects the values whose conditions need fresh seeds.
     *
     * @param candidates the values of all conditions of all experiments
     * @return those that differ suspiciously, of conditions with enough seeds held back
     */
    static Set<Candidate> suspicious(List<Candidate> candidates) {
        return suspicious(candidates, Spreads.of(candidates, Candidate::before));
    }

    private static Set<Candidate> suspicious(List<Candidate> candidates, List<SeedSpread> spreads) {
        List<Candidate> confirmable = new ArrayList<>();
        List<SeedSpread> theirs = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).held().suffices()) {
                confirmable.add(candidates.get(i));
                theirs.add(spreads.get(i));
            }
        }
        return Screening.suspicious(confirmable, theirs);
    }

    private static List<String> place(Candidate candidate) {
        return List.of(candidate.experiment(), candidate.condition());
    }

    private static Way way(
            Candidate candidate, Set<Candidate> suspicious, Set<List<String>> unconfirmed) {
        if (candidate.isSameBits()) {
            return Way.SAME_BITS;
        }
        if (!candidate.held().suffices() || unconfirmed.contains(place(candidate))) {
            return Way.SINGLE_TEST;
        }
        return suspicious.contains(candidate) ? Way.CONFIRMATION : Way.NO_SUSPICION;
    }

    private static @Nullable Double p(
            Candidate candidate, Way way, @Nullable SeedSpread first, @Nullable SeedSpread held) {
        return switch (way) {
            case SAME_BITS, NO_SUSPICION -> null;
            case SINGLE_TEST ->
                    SingleTest.p(candidate, first).stream().boxed().findFirst().orElse(null);
            case CONFIRMATION -> Confirmation.p(candidate, held);
        };
    }

    /** {@return the test; empty if nothing is tested} */
    Optional<Tested> test() {
        return Optional.ofNullable(p).map(value -> new Tested(candidate, value));
    }

    /**
     * Sums up the ruling.
     *
     * @param corrected p corrected for the number of tests; null if there is none
     * @param level the level of all tests together
     * @param noticeable the change that would have been noticed with 80 %, in the metric's unit;
     *     null if unknown
     */
    MetricComparison compared(
            @Nullable Double corrected, double level, @Nullable Double noticeable) {
        return switch (way) {
            case SAME_BITS, NO_SUSPICION -> candidate.unsuspicious(noticeable);
            case SINGLE_TEST -> candidate.compared(corrected, level, noticeable);
            case CONFIRMATION -> candidate.confirmed(corrected, level, noticeable);
        };
    }
}
