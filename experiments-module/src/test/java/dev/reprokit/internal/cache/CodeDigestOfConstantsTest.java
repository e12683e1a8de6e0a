package dev.reprokit.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.SortedMap;

/** The static fields of an experiment that a trial can read, and those that it cannot. */
@Tag("slow")
class CodeDigestOfConstantsTest extends TwoExperiments {
    private static final String CONSTANTS =
            """
            class NAME implements Experiment {
                private static final Measure ACCURACY =
                        new Measure("m", "accuracy", "%", curve -> 100 * curve.last());
                private static final Measure HELPED = measure("helped");
                private static final String REASON = String.valueOf("reason");
                private static final List<String> ARMS = List.of("a", "b");
                private static final int LIMIT = 10 * Integer.parseInt("4");
                private static final double LARGE = LIMIT + Math.abs(90);
                private static Measure measure(String label) {
                    return Measure.last("m", label, "s");
                }
            """;

    @Test
    void constantsThatOnlyClaimsReadDoNotCount() throws IOException {
        withFields(CONSTANTS);
        sources.replace("lab/One", "scaled(2)", "scaled(LIMIT)");
        SortedMap<String, String> before = sources.inputs("lab.One");

        sources.replace("lab/One", "\"accuracy\"", "\"share of hits\"")
                .replace("lab/One", "100 * curve.last()", "200 * curve.minimum()")
                .replace("lab/One", "\"helped\"", "\"still helped\"")
                .replace("lab/One", "\"reason\"", "\"another reason\"")
                .replace("lab/One", "List.of(\"a\", \"b\")", "List.of(\"a\", \"c\", \"d\")")
                .replace("lab/One", "Math.abs(90)", "Math.abs(95)")
                .replace(
                        "lab/One",
                        "private static final List<String> ARMS",
                        "static Supplier<String> more = () -> REASON;\nstatic List<String> ARMS");
        assertThat(sources.inputs("lab.One")).isEqualTo(before);

        sources.replace("lab/One", "parseInt(\"4\")", "parseInt(\"5\")");
        assertChanged(before, sources.inputs("lab.One"), "class lab/One");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FACTORS.get(0)",
                "first()",
                "SUM",
                "((Supplier<Integer>) () -> FACTORS.get(0)).get()",
                "LAMBDA.get()",
                "REFERENCE.get()",
                "ARRAY[0]",
                "new NAME.Nested().factor()"
            })
    void aConstantThatRunReadsCounts(String value) throws IOException {
        withFields(
                """
                class NAME implements Experiment {
                    private static final List<Integer> FACTORS = List.of(2, 3);
                    private static final int SUM = sum();
                    private static final Supplier<Integer> LAMBDA = () -> FACTORS.get(0);
                    private static final Supplier<Integer> REFERENCE = NAME::first;
                    private static final int[] ARRAY = {first()};
                    private static int sum() { return FACTORS.get(0) + FACTORS.get(1); }
                    private static int first() { return FACTORS.get(0); }
                    static final class Nested {
                        int factor() { return FACTORS.get(0); }
                    }
                """);
        sources.replace(
                "lab/One", "scaled(2)", "scaled(%s)".formatted(value.replace("NAME", "One")));
        SortedMap<String, String> before = sources.inputs("lab.One");
        sources.replace("lab/One", "List.of(2, 3)", "List.of(4, 3)");

        assertChanged(before, sources.inputs("lab.One"), "class lab/One");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "boolean ADDED = FACTORS.add(7);",
                "boolean ADDED = added(7);",
                "boolean ADDED = ALIAS.add(7);",
                "int SET = count = 7;",
                "int SET = counted(7);",
                "int SET = ARRAY[0] = 7;",
                "int SET = holder.value = 7;"
            })
    void aConstantThatChangesWhatRunReadsCounts(String constant) throws IOException {
        withFields(
                """
                class NAME implements Experiment {
                    private static final List<Integer> FACTORS = new ArrayList<>();
                    private static final List<Integer> ALIAS = FACTORS;
                    private static final int[] ARRAY = {1};
                    private static final NAME holder = new NAME();
                    private static int count;
                    private int value;
                    private static final CONSTANT
                    private static boolean added(int x) { return FACTORS.add(x); }
                    private static int counted(int x) { return count += x; }
                """
                        .replace("CONSTANT", constant));
        sources.replace(
                "lab/One", "scaled(2)", "scaled(FACTORS.get(0) + count + ARRAY[0] + holder.value)");
        SortedMap<String, String> before = sources.inputs("lab.One");
        sources.replace("lab/One", constant, constant.replace("7", "8"));

        assertChanged(before, sources.inputs("lab.One"), "class lab/One");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "static { System.setProperty(\"x\", \"y\"); }",
                "static { int local = 3; length = local; }",
                "static { for (int i = 0; i < 3; i++) { length += i; } }",
                "static { lengths[1] = 3; }",
                "static { try { length = 3; } finally { length++; } }",
                "static int chosen = Boolean.getBoolean(\"x\") ? 1 : 2;",
                "static int stored = new NAME().field = 3;",
                "static int stored = Other.shared = 3; static final class Other { static int shared; }"
            })
    void aStaticInitialiserThatDoesMoreThanSetFieldsCountsAsAWhole(String block)
            throws IOException {
        withFields(
                """
                class NAME implements Experiment {
                    private static final String REASON = String.valueOf("reason");
                    private static final int[] lengths = {1, 2};
                    private static int length;
                    private int field;
                    BLOCK
                """
                        .replace("BLOCK", block));
        SortedMap<String, String> before = sources.inputs("lab.One");
        sources.replace("lab/One", "\"reason\"", "\"another\"");

        assertChanged(before, sources.inputs("lab.One"), "class lab/One");
    }

    @Test
    void whatAConstantOfClaimsRefersToDoesNotCount() throws IOException {
        withFields(
                """
                class NAME implements Experiment {
                    private static final Object TESTED = new NAMETest();
                """);
        sources.with("lab/OneTest", "package lab; final class OneTest { }");

        assertThat(sources.inputs("lab.One")).doesNotContainKey("class lab/OneTest");
        sources.replace("lab/One", "scaled(2)", "scaled(TESTED.hashCode())");
        assertThat(sources.inputs("lab.One")).containsKey("class lab/OneTest");
    }

    @Test
    void theConstantsOfAnEnumCountAsAWhole() throws IOException {
        withFields(
                """
                enum NAME implements Experiment {
                    ONLY("a label");
                    NAME(String label) { }
                    enum Arm { FIRST("an arm"), SECOND("another arm"); Arm(String label) { } }
                """);
        sources.replace("lab/One", "scaled(2)", "scaled(Arm.FIRST.ordinal())");
        SortedMap<String, String> before = sources.inputs("lab.One");
        sources.replace("lab/One", "\"another arm\"", "\"a further arm\"");
        SortedMap<String, String> arm = sources.inputs("lab.One");
        assertChanged(before, arm, "class lab/One$Arm");

        sources.replace("lab/One", "\"a label\"", "\"another label\"");
        assertChanged(arm, sources.inputs("lab.One"), "class lab/One");
    }

    /** Gives the first experiment fields; the others keep their sources. */
    private void withFields(String declaration) {
        sources.replace(
                        "lab/One",
                        "class One implements Experiment {\n",
                        declaration.replace("NAME", "One"))
                .replace(
                        "lab/One",
                        "import java.util.*;",
                        "import dev.reprokit.record.result.LearningCurve;\nimport java.util.*;");
    }
}
