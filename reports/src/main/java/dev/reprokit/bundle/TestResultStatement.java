package dev.reprokit.bundle;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.reprokit.baseline.Disagreements;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.Sha256;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunProblem;
import dev.reprokit.record.verdict.Judgement;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An in-toto statement on a bundle, of the predicate type 'test result': which claims the evidence
 * in it supports. It is not signed; tools such as cosign sign it.
 *
 * @param type the statement's version
 * @param subject the bundle
 * @param predicateType what is stated of it
 * @param predicate the statement itself
 */
record TestResultStatement(
        @JsonProperty("_type") String type,
        List<Resource> subject,
        String predicateType,
        Predicate predicate) {

    /**
     * A file.
     *
     * @param name its name
     * @param digest its digest by algorithm
     */
    record Resource(String name, Map<String, String> digest) {

        static Resource of(String name, String sha256) {
            return new Resource(name, Map.of("sha256", sha256));
        }
    }

    /**
     * What became of the claims. Those that are not applicable are in no list.
     *
     * @param result the worst that became of a claim
     * @param configuration the plans of the runs
     * @param passedTests the claims that are reproduced, as {@code EXPERIMENT/CLAIM}
     * @param warnedTests those that are inconclusive or undecided yet, those of which a baseline
     *     accepts that they are not reproduced, and those that are reproduced by a look or by
     *     imported runs
     * @param failedTests those that are not reproduced or invalid, and the experiments without
     *     readable results
     */
    record Predicate(
            Result result,
            List<Resource> configuration,
            List<String> passedTests,
            List<String> warnedTests,
            List<String> failedTests) {}

    /** The worst that became of a claim, in the words of the predicate type. */
    enum Result {
        PASSED,
        WARNED,
        FAILED
    }

    /**
     * Makes the statement on a bundle.
     *
     * @param zip the bundle
     * @param bundle what is in it
     * @throws IOException if the bundle cannot be read
     */
    static TestResultStatement of(Path zip, BundleContents bundle) throws IOException {
        return new TestResultStatement(
                "https://in-toto.io/Statement/v1",
                List.of(Resource.of(zip.getFileName().toString(), Sha256.of(zip))),
                "https://in-toto.io/attestation/test-result/v0.1",
                predicate(bundle));
    }

    private static Predicate predicate(BundleContents bundle) {
        List<String> passed = new ArrayList<>();
        List<String> warned = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        Disagreements disagreements = bundle.disagreements();
        for (Run run : bundle.runs().runs()) {
            for (Judgement claim : run.verdicts().claims()) {
                String name = "%s/%s".formatted(run.experiment(), claim.id());
                switch (claim.verdict()) {
                    case REPRODUCED ->
                            // A look is no evidence, and who ran what was imported is not known.
                            (run.isComparable() ? passed : warned).add(name);
                    case INCONCLUSIVE, UNDECIDED_YET -> warned.add(name);
                    case INVALID -> failed.add(name);
                    case NOT_REPRODUCED ->
                            (disagreements.reason(run.experiment(), claim).isPresent()
                                            ? warned
                                            : failed)
                                    .add(name);
                    case NOT_APPLICABLE -> {}
                }
            }
        }
        for (RunProblem problem : bundle.runs().problems()) {
            failed.add(problem.folder().name());
        }
        return new Predicate(result(passed, warned, failed), plans(bundle), passed, warned, failed);
    }

    /** Nothing has passed if no claim was asked. */
    private static Result result(List<String> passed, List<String> warned, List<String> failed) {
        if (!failed.isEmpty()) {
            return Result.FAILED;
        }
        return warned.isEmpty() && !passed.isEmpty() ? Result.PASSED : Result.WARNED;
    }

    private static List<Resource> plans(BundleContents bundle) {
        return bundle.evidence().stream()
                .filter(file -> file.path().matches(BundleWriter.RUNS + "/[^/]+/plan\\.json"))
                .map(file -> Resource.of(file.path(), file.sha256()))
                .toList();
    }

    /** {@return the statement as JSON} */
    String json() throws IOException {
        return JsonFile.pretty(this);
    }
}
