package dev.reprokit.gate;

import dev.reprokit.record.run.Run;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the claims that the user names, to accept that they are not reproduced. */
final class NamedDisagreements {
    private final List<Run> runs;
    private final Map<String, Set<String>> byExperiment = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private NamedDisagreements(List<Run> runs) {
        this.runs = runs;
    }

    /**
     * Finds claims by their ids.
     *
     * @param ids the ids; each must be of one claim, of one run, that is not reproduced
     * @param runs the runs to search
     */
    static NamedDisagreements of(List<String> ids, List<Run> runs) {
        NamedDisagreements named = new NamedDisagreements(runs);
        ids.forEach(named::add);
        return named;
    }

    private void add(String id) {
        List<Run> having = runs.stream().filter(run -> verdict(run, id).isPresent()).toList();
        if (having.isEmpty()) {
            problems.add("no experiment here has a claim " + id);
        } else if (having.size() > 1) {
            problems.add(
                    "%s each have a claim %s; choose one with -Drepro.experiments="
                            .formatted(
                                    String.join(
                                            " and ", having.stream().map(Run::experiment).toList()),
                                    id));
        } else {
            Run run = having.get(0);
            Verdict verdict = verdict(run, id).orElseThrow();
            if (verdict == Verdict.NOT_REPRODUCED) {
                byExperiment.computeIfAbsent(run.experiment(), none -> new TreeSet<>()).add(id);
            } else {
                problems.add(
                        "the claim %s of %s is %s"
                                .formatted(id, run.experiment(), verdict.words()));
            }
        }
    }

    private static Optional<Verdict> verdict(Run run, String id) {
        return run.verdicts().claims().stream()
                .filter(claim -> claim.id().equals(id))
                .map(Judgement::verdict)
                .findFirst();
    }

    /** {@return what is wrong with the ids, and which ones are legal; empty if nothing is} */
    Optional<String> problem() {
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        List<String> legal =
                runs.stream()
                        .flatMap(
                                run ->
                                        run.verdicts().claims().stream()
                                                .filter(
                                                        claim ->
                                                                claim.verdict()
                                                                        == Verdict.NOT_REPRODUCED)
                                                .map(claim -> run.experiment() + " " + claim.id()))
                        .toList();
        return Optional.of(
                "-Drepro.baseline.accept= takes claims that the run contradicts, here %s; but %s"
                        .formatted(
                                legal.isEmpty() ? "none" : String.join(", ", legal),
                                String.join(", and ", problems)));
    }

    /** {@return the ids of the claims of an experiment; may be empty} */
    Set<String> of(String experiment) {
        return byExperiment.getOrDefault(experiment, Set.of());
    }
}
