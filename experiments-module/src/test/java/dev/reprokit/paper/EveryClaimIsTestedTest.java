package dev.reprokit.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.testing.TestedClaims;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.reflect.Field;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every claim is under the one rule of {@link TestedClaims}: a story makes it true, one makes it
 * false, and none makes it hold with an arm that has learned nothing.
 */
class EveryClaimIsTestedTest {
    private static final Set<String> TESTED = tested();

    static Iterable<Experiment> experiments() {
        return PaperExperimentsTest.experiments();
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void byTheOneRule(Experiment experiment) {
        assertThat(experiment.claims()).extracting(Claim::id).isSubsetOf(TESTED);
    }

    private static Set<String> tested() {
        Set<String> ids = new TreeSet<>();
        for (JavaClass test : new ClassFileImporter().importPackages("dev.reprokit.paper")) {
            for (JavaField field : test.getFields()) {
                if (field.getRawType().isEquivalentTo(TestedClaims.class)) {
                    ids.addAll(claims(field.reflect()).ids());
                }
            }
        }
        return ids;
    }

    private static TestedClaims claims(Field field) {
        try {
            field.setAccessible(true);
            return (TestedClaims) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field.toString(), e);
        }
    }
}
