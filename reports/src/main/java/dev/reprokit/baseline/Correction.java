package dev.reprokit.baseline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Corrects the tests of one comparison for their number, so that all together keep the level. Final
 * test accuracies have 90 % of it, all other values the rest: there are some hundred of them, and
 * what a network can do in the end matters first. Either has all of it where the other has no test.
 * Within each part experiments come first (Simes' p of each, Holm's correction over them), then the
 * values of an experiment (Holm's correction within it).
 */
final class Correction {
    private static final double PRIMARY = 0.9;

    private Correction() {}

    /**
     * A value that is tested.
     *
     * @param candidate the value
     * @param p its p
     */
    record Tested(Candidate candidate, double p) {}

    /**
     * {@return the share of the level that a value and its like have, where both kinds are tested}
     */
    static double share(Candidate candidate) {
        return candidate.isPrimary() ? PRIMARY : 1 - PRIMARY;
    }

    /** {@return the corrected p of each, to be compared with the level} */
    static Map<Candidate, Double> of(List<Tested> tests) {
        List<Tested> primary = tests.stream().filter(test -> test.candidate().isPrimary()).toList();
        List<Tested> rest = tests.stream().filter(test -> !test.candidate().isPrimary()).toList();
        Map<Candidate, Double> corrected = new LinkedHashMap<>();
        add(primary, rest.isEmpty() ? 1 : PRIMARY, corrected);
        add(rest, primary.isEmpty() ? 1 : 1 - PRIMARY, corrected);
        return corrected;
    }

    private static void add(List<Tested> family, double share, Map<Candidate, Double> corrected) {
        Map<String, List<Tested>> experiments = new LinkedHashMap<>();
        for (Tested test : family) {
            experiments
                    .computeIfAbsent(test.candidate().experiment(), none -> new ArrayList<>())
                    .add(test);
        }
        List<List<Tested>> all = List.copyOf(experiments.values());
        double[] common = all.stream().mapToDouble(tests -> Simes.p(p(tests))).toArray();
        double[] adjusted = Holm.adjusted(common);
        for (int i = 0; i < all.size(); i++) {
            // How often Holm's correction counts this experiment.
            double times = common[i] == 0 ? 1 : Math.max(1, adjusted[i] / common[i]);
            add(all.get(i), adjusted[i], times, share, corrected);
        }
    }

    private static void add(
            List<Tested> experiment,
            double common,
            double times,
            double share,
            Map<Candidate, Double> corrected) {
        double[] own = Holm.adjusted(p(experiment));
        double smallest = experiment.stream().mapToDouble(Tested::p).min().orElseThrow();
        for (int i = 0; i < own.length; i++) {
            Tested test = experiment.get(i);
            // Whatever makes the experiment differ, its smallest p does so first.
            double p = test.p() == smallest ? common : Math.max(common, times * own[i]);
            corrected.put(test.candidate(), Math.min(1, p / share));
        }
    }

    private static double[] p(List<Tested> tests) {
        return tests.stream().mapToDouble(Tested::p).toArray();
    }
}
