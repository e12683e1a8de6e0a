package dev.reprokit.internal.harness;

import static java.util.stream.Collectors.toMap;

import dev.reprokit.experiment.Claim;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;

import java.util.List;
import java.util.Map;

/** The harness's judge, for the tests of claims in other packages. */
public final class Judged {
    private Judged() {}

    /**
     * Judges claims as at paper scale, on no data set of ReproKit's.
     *
     * @param claims the claims
     * @param results the run
     * @return the verdicts by claim id
     */
    public static Map<String, Verdict> verdicts(List<Claim> claims, Results results) {
        return verdicts(claims, results, Scale.PAPER, null);
    }

    /**
     * Judges claims.
     *
     * @param claims the claims
     * @param results the run
     * @param scale its scale
     * @param dataset what it trained on
     * @return the verdicts by claim id
     */
    public static Map<String, Verdict> verdicts(
            List<Claim> claims, Results results, Scale scale, String dataset) {
        return new Judge(results, scale, dataset)
                .judge(claims).stream().collect(toMap(Judgement::id, Judgement::verdict));
    }
}
