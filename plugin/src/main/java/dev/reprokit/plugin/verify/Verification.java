package dev.reprokit.plugin.verify;

import dev.reprokit.bundle.BundledTrial;
import dev.reprokit.bundle.OpenedBundle;
import dev.reprokit.bundle.RepeatedTrials;
import dev.reprokit.bundle.TrialDraw;
import dev.reprokit.gate.BundleCheck;
import dev.reprokit.gate.GateResult;
import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.RightAnswersFile;
import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.internal.process.JudgedEvidence;
import dev.reprokit.internal.process.VerifyFolder;
import dev.reprokit.internal.process.VerifyPlan;
import dev.reprokit.plugin.fork.HarnessException;
import dev.reprokit.plugin.fork.HarnessProcess;
import dev.reprokit.plugin.project.PlanMaker;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.RightAnswers;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.run.CachePolicy;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Look;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.verdict.Verdicts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Judges the runs of a bundle with the code at hand, and runs drawn trials again, with a cache that
 * knows nothing.
 *
 * @param harness runs the code at hand
 * @param planMaker makes plans for it
 * @param catalogue its experiments
 * @param folder gets a folder per experiment; the cache lies beside it
 */
public record Verification(
        HarnessProcess harness, PlanMaker planMaker, Catalogue catalogue, Path folder) {
    private static final long CACHE_BYTES = 1L << 34;

    /** {@return whether a bundle has a run of an experiment that there is here} */
    public boolean hasAnyOf(OpenedBundle bundle) {
        List<String> ids = catalogue.ids();
        return bundle.runs().runs().stream().anyMatch(run -> ids.contains(run.experiment()));
    }

    /** {@return whether the code at hand is that of all runs of a bundle} */
    public boolean hasCodeOf(OpenedBundle bundle) {
        Map<String, String> sources = new HashMap<>();
        catalogue.experiments().forEach(entry -> sources.put(entry.id(), entry.sources()));
        return bundle.runs().runs().stream()
                .allMatch(
                        run ->
                                planMaker
                                        .with(sources.get(run.experiment()))
                                        .codeDigest()
                                        .equals(run.plan().codeDigest()));
    }

    /**
     * Checks a bundle.
     *
     * @param bundle the bundle
     * @param draw the trials that run again
     * @return failed if a verdict or a trial is not that of the bundle; unknown if something could
     *     not be checked
     * @throws IOException if what an earlier check left cannot be deleted
     */
    public GateResult of(OpenedBundle bundle, TrialDraw draw) throws IOException {
        BundleCheck check = new BundleCheck(bundle, draw);
        CacheFolder.delete(folder);
        CacheFolder.delete(cache());
        for (Run run : bundle.runs().runs()) {
            if (Thread.currentThread().isInterrupted()) {
                check.unchecked(run.experiment(), "interrupted");
                continue;
            }
            try {
                verify(run, draw, check);
            } catch (HarnessException e) {
                check.unchecked(run.experiment(), e.getMessage());
            } catch (IOException e) {
                check.unchecked(run.experiment(), e.toString());
            }
        }
        CacheFolder.delete(cache());
        return check.result();
    }

    private Path cache() {
        return folder.resolveSibling("cache");
    }

    private void verify(Run run, TrialDraw draw, BundleCheck check)
            throws HarnessException, IOException {
        Optional<Catalogue.Entry> entry =
                catalogue.experiments().stream()
                        .filter(known -> known.id().equals(run.experiment()))
                        .findFirst();
        if (entry.isEmpty()) {
            check.unchecked(
                    run.experiment(),
                    "the code at hand has no experiment of that name, or it is broken");
            return;
        }
        Set<String> trials =
                draw.drawn().stream()
                        .filter(drawn -> drawn.experiment().equals(run.experiment()))
                        .map(BundledTrial::trial)
                        .collect(Collectors.toCollection(TreeSet::new));
        CachePolicy empty = new CachePolicy(cache().toString(), false, false, CACHE_BYTES);
        Plan plan =
                planMaker
                        .with(entry.get().sources())
                        .plan(run.experiment(), Look.NONE)
                        .asking(run.plan(), empty);
        VerifyFolder own = new VerifyFolder(folder.resolve(run.experiment()));
        harness.verify(
                run.experiment() + "-verified",
                new VerifyPlan(plan, run.folder().path().toString(), trials),
                own);
        check.judged(run, plan, JsonFile.read(own.judged(), JudgedEvidence.class));
        if (!trials.isEmpty()) {
            repeated(run, own.repeated(), check);
        }
    }

    private static void repeated(Run run, ExperimentFolder again, BundleCheck check)
            throws IOException {
        Provenance provenance = JsonFile.read(again.provenance(), Provenance.class);
        Results results = again.results();
        Map<String, RightAnswers> right = new TreeMap<>();
        for (TrialRow row : results.trials()) {
            RightAnswersFile.read(again.rightAnswers(row.trial()))
                    .ifPresent(answers -> right.put(row.trial(), answers));
        }
        check.repeated(run, provenance, RepeatedTrials.of(run, results, right, provenance));
        if (results.trials().size() == run.results().trials().size()) {
            check.judgedAgain(run, JsonFile.read(again.verdicts(), Verdicts.class));
        }
    }
}
