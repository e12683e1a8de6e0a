package dev.reprokit.report;

import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import java.util.List;
import java.util.Set;

/**
 * What a run says of an experiment as a whole. It is public because the template engine reads only
 * public classes.
 *
 * @param kind what decides
 * @param label the same in a few words, e.g. {@code partly asked}
 * @param asked the number of claims that were asked
 * @param claims the number of claims that there are
 */
public record Standing(Kind kind, String label, long asked, int claims) {

    /** What decides, from the worst to the best. */
    public enum Kind {
        /** A claim is not reproduced. */
        NOT_REPRODUCED,
        /** None is, and one could not be judged. */
        INVALID,
        /** The run's budget of time was spent before all seeds had run. */
        UNDECIDED_YET,
        /** All could be judged, and the evidence leaves one undecided. */
        INCONCLUSIVE,
        /** All claims that were asked are reproduced, but not all were asked. */
        PARTLY_ASKED,
        /** No claim was asked. */
        NOT_ASKED,
        /** The run departs from the design, so that it reproduces nothing. */
        LOOK,
        /** All claims were asked, and all are reproduced. */
        REPRODUCED
    }

    /**
     * Sums up a run.
     *
     * @param accepted the ids of the claims of which it is accepted that they are not reproduced
     */
    static Standing of(Verdicts verdicts, Set<String> accepted) {
        Kind kind = kind(verdicts);
        return new Standing(
                kind, label(kind, verdicts, accepted), verdicts.asked(), verdicts.claims().size());
    }

    private static Kind kind(Verdicts verdicts) {
        if (verdicts.count(Verdict.NOT_REPRODUCED) > 0) {
            return Kind.NOT_REPRODUCED;
        }
        if (verdicts.count(Verdict.INVALID) > 0) {
            return Kind.INVALID;
        }
        if (verdicts.count(Verdict.UNDECIDED_YET) > 0) {
            return Kind.UNDECIDED_YET;
        }
        if (verdicts.count(Verdict.INCONCLUSIVE) > 0) {
            return Kind.INCONCLUSIVE;
        }
        if (verdicts.look() != null) {
            return Kind.LOOK;
        }
        if (verdicts.asked() == 0) {
            return Kind.NOT_ASKED;
        }
        return verdicts.asked() < verdicts.claims().size() ? Kind.PARTLY_ASKED : Kind.REPRODUCED;
    }

    private static String label(Kind kind, Verdicts verdicts, Set<String> accepted) {
        return switch (kind) {
            case NOT_REPRODUCED -> refuted(verdicts, accepted);
            case INVALID -> Verdict.INVALID.words();
            case UNDECIDED_YET -> Verdict.UNDECIDED_YET.words();
            case INCONCLUSIVE -> Verdict.INCONCLUSIVE.words();
            case PARTLY_ASKED -> "partly asked";
            case NOT_ASKED -> "not asked";
            case LOOK -> "only a look";
            case REPRODUCED -> Verdict.REPRODUCED.words();
        };
    }

    /** {@return the harshest of the words for the claims that are refuted} */
    private static String refuted(Verdicts verdicts, Set<String> accepted) {
        List<Judgement> refuted =
                verdicts.claims().stream()
                        .filter(claim -> claim.verdict() == Verdict.NOT_REPRODUCED)
                        .toList();
        String words =
                refuted.stream()
                        .map(Judgement::verdictInWords)
                        .filter(Verdict.NOT_REPRODUCED.words()::equals)
                        .findFirst()
                        .orElse(refuted.get(0).verdictInWords());
        return refuted.stream().allMatch(claim -> accepted.contains(claim.id()))
                ? words + ", accepted"
                : words;
    }

    /** {@return how many claims were asked, e.g. {@code 1 of 10 claims}} */
    public String count() {
        return "%s of %s %s".formatted(asked, claims, claims == 1 ? "claim" : "claims");
    }

    /**
     * {@return the label with the number of claims, e.g. {@code partly asked: 1 of 10 claims} or
     * {@code inconclusive: 9 of 10 claims asked}}
     */
    public String inWords() {
        boolean saysAsked = kind == Kind.PARTLY_ASKED || kind == Kind.REPRODUCED;
        return "%s: %s%s".formatted(label, count(), saysAsked ? "" : " asked");
    }
}
