package dev.reprokit.report;

import dev.reprokit.internal.file.ShellQuoting;
import dev.reprokit.record.run.Numerics;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Seeds;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes the command that runs one experiment again with the same settings, whichever goal ran it
 * before.
 */
final class RepeatCommand {
    private RepeatCommand() {}

    static String command(Plan plan) {
        List<String> words = new ArrayList<>(List.of("mvn process-classes repro:run"));
        add(words, "experiments", plan.experiment());
        add(words, "scale", plan.scale().id());
        seeds(words, plan.seeds());
        if (!plan.look().conditions().isEmpty()) {
            add(words, "conditions", String.join(",", plan.look().conditions()));
        }
        plan.look().overrides().forEach((name, value) -> add(words, "override." + name, value));
        if (plan.imported() != null) {
            add(words, "import", plan.imported());
        }
        if (plan.dataset() != null) {
            add(words, "dataset", plan.dataset());
        }
        if (plan.dataDirectory() != null) {
            add(words, "dataDirectory", plan.dataDirectory());
        }
        if (!plan.device().equals("auto")) {
            add(words, "device", plan.device());
        }
        Numerics numerics = plan.numerics();
        if (numerics.deterministic()) {
            add(words, "deterministic", true);
        }
        if (numerics.tf32()) {
            add(words, "tf32", true);
        }
        if (numerics.cudnnBenchmark()) {
            add(words, "cudnnBenchmark", true);
        }
        add(words, "rerun", true);
        return String.join(" ", words);
    }

    private static void seeds(List<String> words, Seeds seeds) {
        if (!seeds.listed().isEmpty()) {
            add(words, "seeds", seeds.list());
            return;
        }
        add(words, "seed", seeds.first());
        if (seeds.number() != null) {
            add(words, "seeds", seeds.number());
        }
    }

    private static void add(List<String> words, String parameter, Object value) {
        words.add("-Drepro.%s=%s".formatted(parameter, ShellQuoting.quoted(value.toString())));
    }
}
