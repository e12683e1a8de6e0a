package dev.reprokit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.internal.harness.Judge;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Judges claims for one class of JUnit tests, by one rule:
 *
 * <ul>
 *   <li>after the last test each claim has come out both reproduced and not reproduced: a claim
 *       that no story tells, or that holds whatever is measured, fails. It asserts nothing where
 *       only some of the class's tests run;
 *   <li>a claim that compares arms and holds is judged again with each of its arms broken, i.e.
 *       with the results of guessing: metrics with {@code accuracy} in their names are those of
 *       chance, with {@code loss} the logarithm of the number of classes, those that end in {@code
 *       error} those of chance. It must not hold then.
 * </ul>
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestedClaims CLAIMS = new TestedClaims(new LrnRemoval());
 *
 * @Test
 * void aSlowerNetworkContradictsTheClaim() {
 *     assertThat(CLAIMS.verdicts(slower)).containsEntry("L3", Verdict.NOT_REPRODUCED);
 * }
 * }</pre>
 */
public final class TestedClaims implements BeforeEachCallback, AfterAllCallback {
    private final List<Claim> claims;
    private final Map<String, Set<Verdict>> seen = new TreeMap<>();
    private final Map<Verdict, Map<String, String>> excused = new TreeMap<>();
    private final Map<String, Set<String>> indifferent = new TreeMap<>();
    private int classes = 10;
    private final Set<Method> run = new HashSet<>();

    /**
     * Takes the claims of an experiment.
     *
     * @param experiment the experiment
     */
    public TestedClaims(Experiment experiment) {
        this(experiment.claims());
    }

    /**
     * Takes the claims that a class of tests is about.
     *
     * @param claims the claims; their ids are unique
     */
    public TestedClaims(List<Claim> claims) {
        this.claims = List.copyOf(claims);
        claims.forEach(claim -> seen.put(claim.id(), EnumSet.noneOf(Verdict.class)));
    }

    /**
     * Excuses a claim from a verdict that no results can give it. One that gets it after all fails.
     *
     * @param id the claim's id
     * @param verdict the verdict that it never gets
     * @param reason why not
     * @return this
     */
    public TestedClaims never(String id, Verdict verdict, String reason) {
        excused.computeIfAbsent(verdict, any -> new TreeMap<>()).put(id, reason);
        return this;
    }

    /**
     * Excuses an arm from learning anything: the claim may hold with it broken.
     *
     * @param id the claim's id
     * @param condition the id of the arm's condition
     * @param reason why the claim holds all the same
     * @return this
     */
    public TestedClaims holdsWithout(String id, String condition, String reason) {
        indifferent.computeIfAbsent(id, any -> new TreeSet<>()).add(condition);
        return this;
    }

    /**
     * Sets the number of classes that guessing is among; 10 without this call.
     *
     * @param number number of classes, at least 2
     * @return this
     */
    public TestedClaims classes(int number) {
        classes = number;
        return this;
    }

    /** {@return the ids of the claims} */
    public Set<String> ids() {
        return Set.copyOf(seen.keySet());
    }

    /**
     * Judges the claims as at paper scale, on no data set of ReproKit's.
     *
     * @param results the run
     * @return the verdicts by claim id
     */
    public Map<String, Verdict> verdicts(Results results) {
        return verdicts(results, Scale.PAPER, null);
    }

    /**
     * Judges the claims.
     *
     * @param results the run
     * @param scale its scale
     * @param dataset what it trained on; null for data of its own
     * @return the verdicts by claim id
     * @throws AssertionError if a claim that compares arms holds with one of them broken
     */
    public Map<String, Verdict> verdicts(Results results, Scale scale, @Nullable String dataset) {
        Judge judge = new Judge(results, scale, dataset);
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        Map<Claim, Judgement> comparing = new LinkedHashMap<>();
        for (Claim claim : claims) {
            Judgement judgement = judge.judge(claim);
            verdicts.put(claim.id(), judgement.verdict());
            requireNonNull(seen.get(claim.id()), claim.id()).add(judgement.verdict());
            if (judgement.verdict() == Verdict.REPRODUCED && claim.conditions().size() > 1) {
                comparing.put(claim, judgement);
            }
        }
        requireFloors(comparing, results, scale, dataset);
        return verdicts;
    }

    /** Breaks each arm once, for all claims: results are large. */
    private void requireFloors(
            Map<Claim, Judgement> comparing,
            Results results,
            Scale scale,
            @Nullable String dataset) {
        Set<String> conditions = new TreeSet<>();
        comparing.keySet().forEach(claim -> conditions.addAll(arms(claim)));
        for (String condition : conditions) {
            Results broken = new BrokenArm(classes).in(results, condition);
            Judge judge = new Judge(broken, scale, dataset);
            comparing.forEach(
                    (claim, healthy) -> {
                        if (arms(claim).contains(condition)) {
                            requireFloor(claim, condition, healthy, judge.judge(claim), results);
                        }
                    });
        }
    }

    /** {@return the conditions that the claim must not hold without} */
    private Set<String> arms(Claim claim) {
        Set<String> arms = new TreeSet<>(claim.conditions());
        arms.removeAll(indifferent.getOrDefault(claim.id(), Set.of()));
        return arms;
    }

    private static void requireFloor(
            Claim claim, String condition, Judgement healthy, Judgement broken, Results results) {
        // The same evidence: these results do not make the claim read that condition.
        if (isOfAnyForm(claim, results) || !Objects.equals(broken.evidence(), healthy.evidence())) {
            assertThat(broken.verdict())
                    .as(
                            "claim %s compares arms; with the results of guessing in '%s'",
                            claim.id(), condition)
                    .isNotEqualTo(Verdict.REPRODUCED);
        }
    }

    /** Tells if an assertion of the claim gives no evidence to compare. */
    private static boolean isOfAnyForm(Claim claim, Results results) {
        return claim.criteria().stream()
                .anyMatch(criterion -> criterion.finding().apply(results).evidence().isEmpty());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        run.add(context.getRequiredTestMethod());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        List<Method> tests =
                AnnotationSupport.findAnnotatedMethods(
                        context.getRequiredTestClass(),
                        Testable.class,
                        HierarchyTraversalMode.TOP_DOWN);
        if (run.containsAll(tests)) {
            requireBoth();
        }
    }

    private void requireBoth() {
        for (Verdict verdict : List.of(Verdict.REPRODUCED, Verdict.NOT_REPRODUCED)) {
            Set<String> without = new TreeSet<>();
            seen.forEach(
                    (id, verdicts) -> {
                        if (!verdicts.contains(verdict)) {
                            without.add(id);
                        }
                    });
            assertThat(without)
                    .as("claims that come out %s in none of these tests", verdict.words())
                    .isEqualTo(excused.getOrDefault(verdict, Map.of()).keySet());
        }
    }
}
