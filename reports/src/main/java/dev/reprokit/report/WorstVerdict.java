package dev.reprokit.report;

import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import java.util.List;

/** What a run says of an experiment as a whole: the worst verdict on any of its claims. */
final class WorstVerdict {
    /** A claim that nobody asked at this scale weighs less than one that holds. */
    private static final List<Verdict> WORST_FIRST =
            List.of(
                    Verdict.NOT_REPRODUCED,
                    Verdict.INVALID,
                    Verdict.INCONCLUSIVE,
                    Verdict.REPRODUCED);

    private WorstVerdict() {}

    static Verdict of(Verdicts verdicts) {
        return WORST_FIRST.stream()
                .filter(verdict -> verdicts.count(verdict) > 0)
                .findFirst()
                .orElse(Verdict.NOT_APPLICABLE);
    }
}
