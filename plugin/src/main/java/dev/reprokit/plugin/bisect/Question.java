package dev.reprokit.plugin.bisect;

import dev.reprokit.internal.file.Sha256;
import dev.reprokit.plugin.parameter.Settings;
import dev.reprokit.record.run.Seeds;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a search asks: between which commits a value of an experiment changed.
 *
 * @param good any name of a commit
 * @param bad any name of a commit that follows it
 * @param experiment the experiment's id
 * @param condition the condition's id
 * @param metric the metric's name, of which the value after the last epoch counts
 * @param seeds the number of seeds of the two ends, at least 2
 * @param settings everything else that runs have in common
 */
public record Question(
        String good,
        String bad,
        String experiment,
        String condition,
        String metric,
        int seeds,
        Settings settings) {

    /** {@return the first seeds, in the order in which the search uses them} */
    List<Long> seeds(int number) {
        return settings.seeds().enoughFor(number).all(number).subList(0, number);
    }

    /**
     * Returns the parameters of a run with the first seeds.
     *
     * @param number the number of seeds
     * @param outputs the run folder
     * @return values by property
     */
    SortedMap<String, String> parameters(int number, Path outputs) {
        SortedMap<String, String> parameters = parameters();
        parameters.put("repro.seeds", list(seeds(number)));
        parameters.put("repro.cacheDirectory", settings.cache().directory());
        parameters.put("repro.outputDirectory", outputs.toString());
        parameters.put("skipTests", "true");
        return parameters;
    }

    private SortedMap<String, String> parameters() {
        SortedMap<String, String> parameters = new TreeMap<>();
        parameters.put("repro.experiments", experiment);
        parameters.put("repro.conditions", condition);
        parameters.put("repro.scale", settings.scale().id());
        if (settings.dataset() != null) {
            parameters.put("repro.dataset", settings.dataset());
        }
        if (settings.dataDirectory() != null) {
            parameters.put("repro.dataDirectory", settings.dataDirectory().toString());
        }
        return parameters;
    }

    /** Returns seeds as the parameter takes them; a single number would be a number of seeds. */
    private static String list(List<Long> seeds) {
        Seeds listed = Seeds.of(seeds);
        return listed.listed().isEmpty()
                ? "%s..%s".formatted(seeds.get(0), seeds.get(seeds.size() - 1))
                : listed.list();
    }

    /**
     * Names the folder of what is measured for this question. Searches between other commits, or
     * with other seeds, share it.
     *
     * @param typed the properties that the user typed
     * @return the experiment's id and twelve digits
     */
    String folderName(Map<String, String> typed) {
        SortedMap<String, String> asked = new TreeMap<>(typed);
        asked.keySet().removeIf(name -> !name.startsWith("repro."));
        asked.putAll(parameters());
        asked.put("metric", metric);
        String digest = Sha256.of(asked.toString().getBytes(StandardCharsets.UTF_8));
        return experiment + "-" + digest.substring(0, 12);
    }
}
