package dev.reprokit.plugin.bisect;

import dev.reprokit.internal.text.TimeSpan;
import dev.reprokit.plugin.bisect.ProbedCommit.Outcome;
import dev.reprokit.record.result.Numbers;

import org.apache.maven.plugin.logging.Log;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Says what a search finds, probe by probe and in the end. */
final class SearchLog implements BiConsumer<ProbedCommit, Integer> {
    /** The most commits of a range that are listed. */
    private static final int LISTED = 20;

    private final History history;
    private final Question question;
    private final Log log;
    private final long start = System.nanoTime();
    private final Map<Integer, Outcome> outcomes = new HashMap<>();

    SearchLog(History history, Question question, Log log) {
        this.history = history;
        this.question = question;
        this.log = log;
    }

    @Override
    public void accept(ProbedCommit finding, Integer left) {
        outcomes.put(finding.commit(), finding.outcome());
        log.info(
                "%s %s; about %s left, %s so far"
                        .formatted(
                                history.at(finding.commit()).shortId(),
                                found(finding),
                                left == 1 ? "1 probe" : left + " probes",
                                time()));
    }

    private String found(ProbedCommit finding) {
        String outcome =
                switch (finding.outcome()) {
                    case GOOD -> "is good";
                    case BAD -> "is bad";
                    case UNDECIDED -> "is neither clearly good nor clearly bad";
                    case UNMEASURED -> "is left out";
                };
        if (finding.twin() != null) {
            return "%s: it computes what %s computes, bit for bit"
                    .formatted(outcome, history.at(finding.twin()).shortId());
        }
        return finding.measurement().isEmpty() ? outcome : outcome + ": " + values(finding);
    }

    private String values(ProbedCommit finding) {
        Measurement measured = finding.measurement().orElseThrow();
        return "%s %s (n = %s)"
                .formatted(question.metric(), Numbers.number(measured.mean()), measured.size());
    }

    private String time() {
        return TimeSpan.inWords(Duration.ofNanos(System.nanoTime() - start));
    }

    /**
     * Tells the suspects.
     *
     * @param suspects what is left
     * @param work what was trained for it, in words
     */
    void conclude(Suspects suspects, String work) {
        String what =
                "%s of %s in %s"
                        .formatted(question.metric(), question.condition(), question.experiment());
        if (suspects.isNamed()) {
            named(suspects, what);
        } else {
            range(suspects, what);
        }
        log.info(
                "Before: %s; after: %s".formatted(values(suspects.good()), values(suspects.bad())));
        log.info(chance(suspects.error()));
        log.info(
                "%s between the two ends, %s, %s"
                        .formatted(
                                suspects.probes() == 1 ? "1 probe" : suspects.probes() + " probes",
                                work,
                                time()));
    }

    private static String chance(double error) {
        if (error == 0) {
            return "No probe left anything to chance.";
        }
        double percent = Math.ceil(error * 10_000) / 100;
        return "By chance this is wrong with a probability of at most %s %%."
                .formatted(Numbers.number(percent));
    }

    private void named(Suspects suspects, String what) {
        Commit commit = history.at(suspects.bad().commit());
        log.info("The commit that changed %s:".formatted(what));
        log.info("  commit  " + commit.id());
        log.info("  date    " + commit.date());
        log.info("  subject " + commit.subject());
        log.info("To see it: git show " + commit.id());
    }

    private void range(Suspects suspects, String what) {
        List<Commit> commits =
                history.commits()
                        .subList(suspects.good().commit() + 1, suspects.bad().commit() + 1);
        log.warn(
                "One of %s commits changed %s; the others could not be measured or decided:"
                        .formatted(commits.size(), what));
        commits.stream().limit(LISTED).forEach(commit -> log.warn("  " + commit.inWords()));
        if (commits.size() > LISTED) {
            log.warn("  ...");
        }
        if (outcomes.containsValue(Outcome.UNDECIDED)) {
            log.warn(
                    "More seeds decide more; what is measured is kept: -Drepro.seeds=%s"
                            .formatted(2 * question.seeds()));
        }
        log.info(
                "To see them: git log --patch %s..%s"
                        .formatted(
                                history.at(suspects.good().commit()).shortId(),
                                history.at(suspects.bad().commit()).shortId()));
    }
}
