package dev.reprokit.comparison;

import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.run.Run;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells what differs between the environments and the plans of pairs of runs. */
final class Environments {
    private static final String NONE = "none";

    /** Commits are long; so many characters name one. */
    private static final int COMMIT = 10;

    private final List<RunPair> pairs;

    Environments(List<RunPair> pairs) {
        this.pairs = pairs;
    }

    /** {@return what differs but for libraries: what results depend on most comes first} */
    List<EnvironmentDifference> differences() {
        return differences(Environments::entries);
    }

    /** {@return the libraries on the class path that differ, by name without version} */
    List<EnvironmentDifference> libraries() {
        return differences(Environments::versions);
    }

    /** {@return what is the same in all runs of both sides, by name} */
    Map<String, String> common() {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (RunPair pair : pairs) {
            for (Run run : List.of(pair.left(), pair.right())) {
                entries(run)
                        .forEach(
                                (name, value) ->
                                        values.computeIfAbsent(name, none -> new LinkedHashSet<>())
                                                .add(value));
            }
        }
        Map<String, String> common = new LinkedHashMap<>();
        values.forEach(
                (name, all) -> {
                    if (all.size() == 1) {
                        common.put(name, all.iterator().next());
                    }
                });
        return common;
    }

    private record Found(String name, String left, String right) {}

    private List<EnvironmentDifference> differences(Function<Run, Map<String, String>> entries) {
        Map<String, Map<Found, List<String>>> byName = new LinkedHashMap<>();
        for (RunPair pair : pairs) {
            Map<String, String> left = entries.apply(pair.left());
            Map<String, String> right = entries.apply(pair.right());
            Set<String> names = new LinkedHashSet<>(left.keySet());
            names.addAll(right.keySet());
            for (String name : names) {
                Found found =
                        new Found(
                                name,
                                left.getOrDefault(name, NONE),
                                right.getOrDefault(name, NONE));
                if (!found.left().equals(found.right())) {
                    byName.computeIfAbsent(name, none -> new LinkedHashMap<>())
                            .computeIfAbsent(found, none -> new ArrayList<>())
                            .add(pair.experiment());
                }
            }
        }
        List<EnvironmentDifference> differences = new ArrayList<>();
        byName.values()
                .forEach(
                        found ->
                                found.forEach(
                                        (values, experiments) ->
                                                differences.add(difference(values, experiments))));
        return differences;
    }

    private EnvironmentDifference difference(Found found, List<String> experiments) {
        return new EnvironmentDifference(
                found.name(),
                found.left(),
                found.right(),
                List.copyOf(experiments),
                experiments.size() == pairs.size());
    }

    private static Map<String, String> entries(Run run) {
        Provenance provenance = run.provenance();
        Map<String, String> versions = new LinkedHashMap<>(provenance.versions());
        Map<String, String> entries = new LinkedHashMap<>();
        for (String name : List.of("PyTorch", "DJL")) {
            if (versions.containsKey(name)) {
                entries.put(name, known(versions.remove(name)));
            }
        }
        entries.put("device", known(provenance.device()));
        entries.put("CPU", known(provenance.cpuCapability()));
        entries.put("numerics", provenance.numerics().description());
        versions.forEach((name, version) -> entries.put(name, known(version)));
        entries.put("git commit", commit(provenance));
        entries.put("scale", run.plan().scale().id());
        entries.put("data set", Objects.requireNonNullElse(provenance.dataset(), "its own"));
        entries.put("seeds", seeds(provenance.seeds()));
        entries.put("threads a trial", String.valueOf(provenance.threadsPerTrial()));
        entries.put("trials at once", String.valueOf(provenance.trialsAtOnce()));
        if (!provenance.otherMachines().isEmpty()) {
            entries.put(
                    "machines of reused trials",
                    String.join("; ", provenance.otherMachines().keySet()));
        }
        return entries;
    }

    private static String known(@Nullable String value) {
        return Objects.requireNonNullElse(value, "unknown");
    }

    private static String commit(Provenance provenance) {
        String commit = known(provenance.gitCommit());
        return (commit.matches("[0-9a-f]{11,}") ? commit.substring(0, COMMIT) : commit)
                + (Boolean.TRUE.equals(provenance.gitDirty()) ? ", with changed files" : "");
    }

    /** Formats seeds as users type them, with a range for those without gaps. */
    private static String seeds(List<Long> seeds) {
        boolean gaps =
                seeds.size() < 3 || seeds.get(seeds.size() - 1) - seeds.get(0) != seeds.size() - 1;
        return gaps
                ? seeds.stream().map(String::valueOf).collect(Collectors.joining(","))
                : seeds.get(0) + ".." + seeds.get(seeds.size() - 1);
    }

    /** Splits {@code group:artifact:version}, with a classifier before the version or without. */
    private static Map<String, String> versions(Run run) {
        Map<String, String> versions = new LinkedHashMap<>();
        for (String coordinates : run.provenance().dependencies()) {
            int colon = coordinates.lastIndexOf(':');
            versions.put(
                    colon < 0 ? coordinates : coordinates.substring(0, colon),
                    colon < 0 ? "unknown" : coordinates.substring(colon + 1));
        }
        return versions;
    }
}
