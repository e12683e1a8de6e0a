package dev.reprokit.gate;

import dev.reprokit.bundle.OpenedBundle;
import dev.reprokit.bundle.RepeatedTrials;
import dev.reprokit.bundle.TrialDraw;
import dev.reprokit.gate.GateResult.Lines;
import dev.reprokit.internal.process.JudgedEvidence;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Collects what is found in a bundle whose form is right, and says what that proves. */
public final class BundleCheck {
    /** The share of made-up trials of which the last sentence speaks. */
    private static final double MADE_UP = 0.1;

    /** The relative difference of two results of one formula on two processors. */
    private static final double ROUNDING = 1e-9;

    /** What may turn into another verdict by chance. */
    private static final Set<Verdict> OPEN = Set.of(Verdict.INCONCLUSIVE);

    /** Differences of trials that are shown per experiment. */
    private static final int SHOWN = 3;

    private final OpenedBundle bundle;
    private final TrialDraw draw;
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, List<String>> unchecked = new LinkedHashMap<>();
    private final Map<String, Integer> verdicts = new TreeMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, List<String>> otherCode = new TreeMap<>();
    private final Map<String, List<String>> otherMachine = new TreeMap<>();
    private int claims;
    private int same;
    private int asDraws;
    private int tested;
    private boolean imported;

    /**
     * Begins with nothing found.
     *
     * @param bundle the bundle
     * @param draw the trials that run again
     */
    public BundleCheck(OpenedBundle bundle, TrialDraw draw) {
        this.bundle = bundle;
        this.draw = draw;
        warnings.addAll(bundle.notes());
    }

    /**
     * Adds why a run could not be checked.
     *
     * @param experiment the experiment's id
     * @param reason why
     */
    public void unchecked(String experiment, String reason) {
        unchecked.computeIfAbsent(experiment, none -> new ArrayList<>()).add(reason);
    }

    /**
     * Compares the verdicts of a run with those of the code at hand on the same metrics.
     *
     * @param run the run
     * @param plan the plan by which it was judged anew
     * @param judged what the code at hand finds
     */
    public void judged(Run run, Plan plan, JudgedEvidence judged) {
        if (!run.plan().codeDigest().equals(plan.codeDigest())) {
            otherCode
                    .computeIfAbsent(
                            run.provenance().gitCommit()
                                    + (Boolean.TRUE.equals(run.provenance().gitDirty())
                                            ? " with changes that were not committed"
                                            : ""),
                            commit -> new ArrayList<>())
                    .add(run.experiment());
        }
        if (run.plan().imported() != null) {
            warnings.add(
                    "%s: its %s trials were imported, so that nobody can run them again"
                            .formatted(run.experiment(), run.results().trials().size()));
            imported = true;
        }
        if (!run.description().equals(judged.description())) {
            wrong.add(
                    run.experiment()
                            + ": experiment.json is not what the code at hand says of the experiment");
        }
        if (run.verdicts().look() != null) {
            warnings.add(
                    "%s: only a look, %s, and no evidence"
                            .formatted(run.experiment(), run.verdicts().look()));
        }
        judged.problems().forEach(problem -> wrong.add(run.experiment() + ": " + problem));
        Map<String, Judgement> anew = new TreeMap<>();
        judged.verdicts().claims().forEach(claim -> anew.put(claim.id(), claim));
        for (Judgement claim : run.verdicts().claims()) {
            Judgement other = anew.remove(claim.id());
            if (other == null) {
                wrong.add(
                        "%s %s: the code at hand makes no such claim"
                                .formatted(run.experiment(), claim.id()));
            } else {
                compare(run.experiment(), claim, other);
                claims++;
                verdicts.merge(claim.verdictInWords(), 1, Integer::sum);
            }
        }
        anew.keySet()
                .forEach(
                        claim ->
                                wrong.add(
                                        "%s %s: the bundle does not name this claim"
                                                .formatted(run.experiment(), claim)));
        Verdicts there = run.verdicts();
        Verdicts here = judged.verdicts();
        if (!there.answers().equals(here.answers())
                || there.scale() != here.scale()
                || !Objects.equals(there.look(), here.look())
                || !there.observed().equals(here.observed())) {
            wrong.add(
                    run.experiment()
                            + ": scale, look, answers or what its claims have read do not follow from it");
        }
        Set<Long> seeds = new TreeSet<>();
        run.results().trials().forEach(trial -> seeds.add(trial.seed()));
        if (!seeds.equals(new TreeSet<>(run.provenance().seeds()))) {
            wrong.add(run.experiment() + ": provenance.json has other seeds than its trials");
        }
    }

    private void compare(String experiment, Judgement claim, Judgement anew) {
        for (RecordComponent component : Judgement.class.getRecordComponents()) {
            Object there = value(component, claim);
            Object here = value(component, anew);
            if (!isSame(there, here)) {
                wrong.add(
                        "%s %s: %s is '%s' in the bundle, and '%s' by its metrics and the code at hand"
                                .formatted(
                                        experiment, claim.id(), component.getName(), there, here));
            }
        }
    }

    /** Logarithms may differ in the last bit between processors. */
    private static boolean isSame(Object there, Object here) {
        return there instanceof Double one && here instanceof Double other
                ? Math.abs(one - other) <= ROUNDING * Math.abs(other)
                : Objects.equals(there, here);
    }

    private static Object value(RecordComponent component, Judgement claim) {
        try {
            return component.getAccessor().invoke(claim);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's accessor is public", e);
        }
    }

    /**
     * Adds what running trials again has shown.
     *
     * @param run the run
     * @param provenance where the trials come from that ran again
     * @param trials both
     */
    public void repeated(Run run, Provenance provenance, RepeatedTrials trials) {
        same += trials.same();
        String experiment = run.experiment();
        if (!digests(run.provenance()).equals(digests(provenance))
                || !run.provenance().dataset().equals(provenance.dataset())) {
            wrong.add(experiment + ": the data are not those of the bundle, by their digests");
        }
        trials.failed()
                .forEach(
                        (trial, failure) ->
                                unchecked(experiment, "%s failed: %s".formatted(trial, failure)));
        trials.contradictions()
                .forEach(contradiction -> wrong.add(experiment + ", " + contradiction));
        if (trials.differences().isEmpty()) {
            return;
        }
        if (trials.otherMachine().isEmpty()) {
            List<String> ids = trials.differences().keySet().stream().sorted().toList();
            for (String trial : ids.subList(0, Math.min(SHOWN, ids.size()))) {
                wrong.add(
                        "%s, trial %s: %s"
                                .formatted(experiment, trial, trials.differences().get(trial)));
            }
            if (ids.size() > SHOWN) {
                wrong.add("%s: %s more trials differ".formatted(experiment, ids.size() - SHOWN));
            }
            return;
        }
        otherMachine
                .computeIfAbsent(
                        String.join("; ", trials.otherMachine()), machine -> new ArrayList<>())
                .add(experiment);
        asDraws += trials.differences().size();
        tested += trials.spread().tested();
        if (trials.spread().untested() > 0) {
            unchecked(
                    experiment,
                    "%s values differ, and too few seeds tell how much they may"
                            .formatted(trials.spread().untested()));
        }
        trials.spread()
                .contradictions()
                .forEach(contradiction -> wrong.add(experiment + ", " + contradiction));
    }

    /**
     * Compares the verdicts of a run with those of its trials that ran again, all of them.
     *
     * @param run the run
     * @param again the verdicts on the trials that ran again
     */
    public void judgedAgain(Run run, Verdicts again) {
        Map<String, Judgement> anew = new TreeMap<>();
        again.claims().forEach(claim -> anew.put(claim.id(), claim));
        for (Judgement claim : run.verdicts().claims()) {
            Judgement other = anew.get(claim.id());
            if (other != null && other.verdict() != claim.verdict()) {
                String turned =
                        "%s %s: %s in the bundle (%s), and %s when all trials ran again (%s)"
                                .formatted(
                                        run.experiment(),
                                        claim.id(),
                                        claim.verdict().words(),
                                        claim.observedInWords(),
                                        other.verdict().words(),
                                        other.observedInWords());
                boolean isOpen = OPEN.contains(claim.verdict()) || OPEN.contains(other.verdict());
                (isOpen ? warnings : wrong).add(turned);
            }
        }
    }

    /** Names without folders, which differ from machine to machine. */
    private static Map<String, String> digests(Provenance provenance) {
        Map<String, String> digests = new TreeMap<>();
        provenance
                .dataDigests()
                .forEach((name, digest) -> digests.put(name.replaceFirst(".*[/\\\\]", ""), digest));
        return digests;
    }

    /** {@return the result, with what it proves} */
    public GateResult result() {
        Lines lines = new Lines();
        otherCode.forEach(
                (commit, experiments) ->
                        lines.warn(
                                "The code at hand is not that of the bundle, which is of commit %s, or another compiler has compiled it: %s"
                                        .formatted(commit, String.join(", ", experiments))));
        otherMachine.forEach(
                (machine, experiments) ->
                        lines.warn(
                                "Trials that differ are compared by the spread between seeds, since the bundle says that its machine is another one (%s): %s"
                                        .formatted(machine, String.join(", ", experiments))));
        warnings.forEach(lines::warn);
        lines.info(
                "Form: the digests of %s files are right%s"
                        .formatted(
                                bundle.files(),
                                bundle.notes().isEmpty()
                                        ? ", and the documents say what the evidence says"
                                        : ""));
        if (wrong.isEmpty() && unchecked.isEmpty()) {
            lines.info(
                    "Claims: %s in %s judged anew, the verdicts follow from the metrics: %s"
                            .formatted(
                                    claims,
                                    experiments(bundle.runs().runs().size()),
                                    verdicts.entrySet().stream()
                                            .map(one -> one.getValue() + " " + one.getKey())
                                            .collect(Collectors.joining(", "))));
            lines.info(trials());
            lines.info(proof());
        }
        if (!unchecked.isEmpty()) {
            return lines.unknown(
                    "%s of %s of the bundle could not be checked\n%s%s"
                            .formatted(
                                    unchecked.size(),
                                    experiments(bundle.runs().runs().size()),
                                    unchecked.entrySet().stream()
                                            .map(
                                                    one ->
                                                            "%s: %s"
                                                                    .formatted(
                                                                            one.getKey(),
                                                                            String.join(
                                                                                    "\n  ",
                                                                                    one
                                                                                            .getValue())))
                                            .collect(Collectors.joining("\n")),
                                    wrong.isEmpty() ? "" : "\nAnd " + wrongInWords()));
        }
        return wrong.isEmpty() ? lines.passed() : lines.failed(wrongInWords());
    }

    private static String experiments(int number) {
        return number == 1 ? "1 experiment" : number + " experiments";
    }

    private String wrongInWords() {
        return "the bundle does not hold what it says"
                + (otherCode.isEmpty() ? "" : ", by code that is not that of the bundle")
                + "\n"
                + String.join("\n", wrong);
    }

    private String trials() {
        if (draw.drawn().isEmpty()) {
            return "Trials: none of %s was run again".formatted(draw.from());
        }
        String exact =
                "Trials: %s of %s run again, %s are the same to the last bit"
                        .formatted(draw.drawn().size(), draw.from(), same);
        return asDraws == 0
                ? exact
                : exact
                        + ". %s differ, as they may on another machine: %s of their values lie within the spread between seeds"
                                .formatted(asDraws, tested);
    }

    private String proof() {
        if (draw.drawn().isEmpty()) {
            return "What that proves: the verdicts belong to the metrics. Whether these were measured, nobody has looked";
        }
        if (asDraws > 0) {
            return "What that proves: a value beyond the spread between seeds would have been noticed in the trials that were drawn; one that was made up within it would not";
        }
        return draw.drawn().size() == draw.from() && !imported
                ? "What that proves: this code measures what the bundle says"
                : String.format(
                        Locale.ROOT,
                        "What that proves: had %.0f %% of the trials been made up, this would have been noticed with %.1f %%",
                        100 * MADE_UP,
                        100 * draw.notices(MADE_UP));
    }
}
