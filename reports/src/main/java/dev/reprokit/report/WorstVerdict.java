package dev.reprokit.report;

import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import java.util.List;

/** Finds the verdict on an experiment as a whole: the worst verdict on its claims. */
final class WorstVerdict {
    /**
     * The verdicts from worst to best. "Not applicable" ranks below all of them, so it decides only
     * when nothing else was judged, and of a look, which reproduces no result.
     */
    private static final List<Verdict> WORST_FIRST =
            List.of(
                    Verdict.NOT_REPRODUCED,
                    Verdict.INVALID,
                    Verdict.UNDECIDED_YET,
                    Verdict.INCONCLUSIVE,
                    Verdict.REPRODUCED);

    private WorstVerdict() {}

    static Verdict of(Verdicts verdicts) {
        return WORST_FIRST.stream()
                .filter(verdict -> verdicts.count(verdict) > 0)
                .filter(verdict -> verdict != Verdict.REPRODUCED || verdicts.look() == null)
                .findFirst()
                .orElse(Verdict.NOT_APPLICABLE);
    }
}
