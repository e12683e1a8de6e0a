package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.experiment.Claim;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.verdict.Verdict;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Judges claims for one class of tests and asserts, after the last of them, that each claim came
 * out both reproduced and not reproduced: a claim that no story tells, or that holds whatever is
 * measured, fails. It asserts nothing where only some of the class's tests run.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestedClaims CLAIMS = new TestedClaims(new LrnRemoval().claims());
 * }</pre>
 */
public final class TestedClaims implements BeforeEachCallback, AfterAllCallback {
    private final List<Claim> claims;
    private final Map<String, Set<Verdict>> seen = new TreeMap<>();
    private final Map<Verdict, Map<String, String>> excused = new TreeMap<>();
    private final Set<Method> run = new HashSet<>();

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
     */
    public Map<String, Verdict> verdicts(Results results, Scale scale, String dataset) {
        Map<String, Verdict> verdicts = Judged.verdicts(claims, results, scale, dataset);
        verdicts.forEach((id, verdict) -> seen.get(id).add(verdict));
        return verdicts;
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
            Set<String> without = new TreeSet<>(seen.keySet());
            without.removeIf(id -> seen.get(id).contains(verdict));
            assertThat(without)
                    .as("claims that come out %s in none of these tests", verdict.words())
                    .isEqualTo(excused.getOrDefault(verdict, Map.of()).keySet());
        }
    }
}
