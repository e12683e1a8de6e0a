package dev.reprokit.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.spi.ToolProvider;

/** Two experiments with a network each, and a shared class under both. */
class CodeDigestTest {
    private static final String EXPERIMENT =
            """
            package lab;

            import dev.reprokit.experiment.*;
            import dev.reprokit.record.result.Scale;
            import java.util.*;
            import java.util.function.*;

            public class NAME implements Experiment {
                public About about() {
                    return About.of("name", "A title").asks("A question?").from("nobody");
                }
                public Design design(Scale scale) { return Design.of(conditions()); }
                private static List<Condition> conditions() {
                    return List.of(Condition.of("only", 1));
                }
                public List<Claim> claims() {
                    return List.of(Claim.of("C", "A sentence").holdsIf("it is so", 1, r -> NAMEClaims.check(r)));
                }
                public void run(Trial trial) throws Exception {
                    Supplier<Double> measured = () -> new NAMENetwork().apply(scaled(2));
                    trial.epoch(1, Map.of("m", measured.get()), 0);
                }
                private double scaled(double x) { return 3 * x; }
                private double unused(double x) { return 4 * x; }
            }
            """;
    private static final String CLAIMS =
            """
            package lab;

            final class NAMEClaims {
                static void check(Object results) { }
            }
            """;
    private static final String NETWORK =
            """
            package lab;

            final class NAMENetwork {
                double apply(double x) { return lab.shared.Layer.apply(x) + 1; }
            }
            """;
    private static final String LAYER =
            """
            package lab.shared;

            public final class Layer {
                public static double apply(double x) { return x / 2; }
            }
            """;

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

    @TempDir private Path temp;
    private Sources sources;
    private SortedMap<String, String> one;
    private SortedMap<String, String> two;

    @BeforeEach
    void twoExperiments() throws IOException {
        sources = new Sources(temp).with("lab/shared/Layer", LAYER);
        for (String name : List.of("One", "Two")) {
            sources.with("lab/" + name, EXPERIMENT.replace("NAME", name))
                    .with("lab/" + name + "Claims", CLAIMS.replace("NAME", name))
                    .with("lab/" + name + "Network", NETWORK.replace("NAME", name));
        }
        one = sources.inputs("lab.One");
        two = sources.inputs("lab.Two");
    }

    @Test
    void whatATrialCanRunCounts() {
        assertThat(one)
                .containsOnlyKeys("class lab/One", "class lab/OneNetwork", "class lab/shared/Layer")
                .allSatisfy((name, digest) -> assertThat(digest).matches("[0-9a-f]{64}"));
    }

    @Test
    void anotherCompilationIsTheSameCode() throws IOException {
        assertThat(sources.inputs("lab.One")).isEqualTo(one);
    }

    @Test
    void aNetworkChangesItsExperimentOnly() throws IOException {
        sources.replace("lab/OneNetwork", "+ 1", "+ 2");

        assertChanged(one, sources.inputs("lab.One"), "class lab/OneNetwork");
        assertThat(sources.inputs("lab.Two")).isEqualTo(two);
    }

    @Test
    void sharedCodeChangesBoth() throws IOException {
        sources.replace("lab/shared/Layer", "x / 2", "x / 3");

        assertChanged(one, sources.inputs("lab.One"), "class lab/shared/Layer");
        assertChanged(two, sources.inputs("lab.Two"), "class lab/shared/Layer");
    }

    @Test
    void runningOtherwiseChangesTheExperiment() throws IOException {
        sources.replace("lab/One", "scaled(2)", "scaled(5)");
        assertChanged(one, sources.inputs("lab.One"), "class lab/One");
    }

    @Test
    void aMethodThatALambdaInRunCallsCounts() throws IOException {
        sources.replace("lab/One", "3 * x", "5 * x");
        assertChanged(one, sources.inputs("lab.One"), "class lab/One");
    }

    @Test
    void claimsTextsAndDesignDoNotCount() throws IOException {
        sources.replace("lab/One", "A title", "Another title")
                .replace("lab/One", "A question?", "Another question?")
                .replace("lab/One", "\"only\", 1", "\"only\", 2")
                .replace("lab/One", "A sentence", "Another sentence")
                .replace("lab/One", "4 * x", "5 * x")
                .replace("lab/OneClaims", "{ }", "{ throw new AssertionError(); }");

        assertThat(sources.inputs("lab.One")).isEqualTo(one);
    }

    @Test
    void oneMoreClaimWithALambdaOfItsOwnDoesNotCount() throws IOException {
        sources.replace(
                "lab/One",
                "return List.of(Claim",
                "return List.of(Claim.of(\"D\", \"More\").holdsIf(\"it is so\", 1, r -> { }), Claim");

        assertThat(sources.inputs("lab.One")).isEqualTo(one);
    }

    @Test
    void aTextThatRunReadsCounts() throws IOException {
        sources.replace("lab/One", "Map.of(\"m\"", "Map.of(about().title()");
        SortedMap<String, String> before = sources.inputs("lab.One");
        sources.replace("lab/One", "A title", "Another title");

        assertChanged(before, sources.inputs("lab.One"), "class lab/One");
    }

    @Test
    void aMethodThatIsOnlyNamedLikeOneOfTheExperimentIsAnotherOne() throws IOException {
        sources.replace("lab/One", "Map.of(\"m\"", "Map.of(trial.scale().id()");
        SortedMap<String, String> before = sources.inputs("lab.One");
        sources.replace("lab/One", "A title", "Another title");

        assertThat(sources.inputs("lab.One")).isEqualTo(before);
    }

    @Test
    void aMethodThatASubclassInheritsCounts() throws IOException {
        sources.replace(
                        "lab/One",
                        "    private double unused",
                        "    static double offset() { return 1; }\n    private double unused")
                .replace("lab/One", "scaled(2)", "scaled(Sub.offset())")
                .with("lab/Sub", "package lab; class Sub extends One { }");
        SortedMap<String, String> before = sources.inputs("lab.One");
        sources.replace("lab/One", "return 1;", "return 2;");

        assertChanged(before, sources.inputs("lab.One"), "class lab/One");
    }

    @Test
    void commentsLayoutAndOrderDoNotCount() throws IOException {
        sources.replace("lab/OneNetwork", "final class", "\n\n/** A comment. */\nfinal class")
                .replace("lab/OneNetwork", "{ return", "{\n\n// more\n return")
                .replace(
                        "lab/One",
                        "double scaled(double x) { return 3 * x; }",
                        "double scaled(double y) { return 3 * y; }")
                .replace("lab/One", "    private double unused(double x) { return 4 * x; }\n", "")
                .replace(
                        "lab/One",
                        "    public void run",
                        "    private double unused(double x) { return 4 * x; }\n\n    public void run");

        assertThat(sources.inputs("lab.One")).isEqualTo(one);
    }

    @Test
    void whatALibraryMayCallCounts() throws IOException {
        sources.replace(
                "lab/One",
                "    private double unused",
                "    @Override public int hashCode() { return 7; }\n    private double unused");
        SortedMap<String, String> before = sources.inputs("lab.One");
        sources.replace("lab/One", "return 7", "return 8");

        assertChanged(before, sources.inputs("lab.One"), "class lab/One");
    }

    @Test
    void anInheritedRunCountsAndInheritedClaimsDoNot() throws IOException {
        sources.with("lab/Three", "package lab; public final class Three extends One { }");
        SortedMap<String, String> before = sources.inputs("lab.Three");
        assertThat(before).containsKeys("class lab/Three", "class lab/One", "class lab/OneNetwork");

        sources.replace("lab/One", "A sentence", "Another sentence");
        assertThat(sources.inputs("lab.Three")).isEqualTo(before);

        sources.replace("lab/One", "3 * x", "5 * x");
        assertChanged(before, sources.inputs("lab.Three"), "class lab/One");
    }

    @Test
    void aMethodThatIsOnlyCalledBackFromAnotherClassCounts() throws IOException {
        sources.with(
                        "lab/OneNetwork",
                        NETWORK.replace("NAME", "One").replace("+ 1", "+ One.offset()"))
                .replace(
                        "lab/One",
                        "    private double unused",
                        "    static double offset() { return 1; }\n    private double unused");
        SortedMap<String, String> before = sources.inputs("lab.One");
        sources.replace("lab/One", "return 1;", "return 2;");

        assertChanged(before, sources.inputs("lab.One"), "class lab/One");
    }

    @Test
    void resourcesCountWithTheirPackage() throws IOException {
        sources.withResource("lab/weights.csv", "1")
                .withResource("lab/shared/deep/weights.csv", "1")
                .withResource("top.csv", "1")
                .withResource("other/data.csv", "1")
                .withResource("META-INF/services/x", "1")
                .with("elsewhere/Page", "package elsewhere; final class Page { }")
                .withResource("elsewhere/assets/page.css", "1");

        assertThat(sources.inputs("lab.One").keySet())
                .filteredOn(name -> name.startsWith("resource"))
                .containsExactly(
                        "resource lab/shared/deep/weights.csv",
                        "resource lab/weights.csv",
                        "resource other/data.csv",
                        "resource top.csv");

        SortedMap<String, String> before = sources.inputs("lab.One");
        sources.withResource("lab/weights.csv", "2");
        assertChanged(before, sources.inputs("lab.One"), "resource lab/weights.csv");
    }

    @Test
    void aJarIsAsGoodAsAFolderAndALibraryIsNoCode() throws IOException {
        Path classes = sources.compiled();
        Path jar = jar("-C", classes.toString(), ".");

        CodePath code = new CodePath(jar.toString(), List.of());
        assertThat(CodeDigest.of(code, "lab.One", List.of())).isEqualTo(one);
        CodePath libraries = new CodePath(jar.toString(), List.of(jar));
        assertThatIOException()
                .isThrownBy(() -> CodeDigest.of(libraries, "lab.One", List.of()))
                .withMessageContaining("lab.One");
    }

    @Test
    void ofAJarForSeveralReleasesOfJavaTheClassThatRunsCounts() throws IOException {
        String classes = sources.compiled().toString();
        sources.replace("lab/shared/Layer", "x / 2", "x / 3");
        String newer = sources.compiled().toString();
        Path jar = jar("-C", classes, ".", "--release", "17", "-C", newer, "lab/shared");

        CodePath code = new CodePath(jar.toString(), List.of());
        assertThat(CodeDigest.of(code, "lab.One", List.of()))
                .isEqualTo(sources.inputs("lab.One"))
                .isNotEqualTo(one);
    }

    private Path jar(String... contents) {
        Path jar = temp.resolve("lab.jar");
        List<String> arguments = new ArrayList<>(List.of("-cf", jar.toString()));
        arguments.addAll(List.of(contents));
        ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
        assertThat(tool.run(System.out, System.err, arguments.toArray(String[]::new))).isZero();
        return jar;
    }

    @Test
    void codeIsAsItWasWhenItWasRead() throws IOException {
        Path classes = sources.compiled();
        CodePath code = new CodePath(classes.toString(), List.of());
        Files.write(classes.resolve("lab/shared/Layer.class"), new byte[] {1, 2, 3});

        assertThat(CodeDigest.of(code, "lab.One", List.of())).isEqualTo(one);
    }

    @Test
    void whatIsNotThereIsPassedBy() throws IOException {
        Path classes = sources.compiled();
        String path = temp.resolve("nowhere") + java.io.File.pathSeparator + classes;
        Files.createDirectories(temp.resolve("empty"));

        CodePath code = new CodePath(path, List.of());
        assertThat(CodeDigest.of(code, "lab.One", List.of("lab.TwoNetwork")))
                .containsKey("class lab/TwoNetwork");
    }

    @Test
    void someClassesCountWithoutAnExperiment() throws IOException {
        SortedMap<String, String> network = ofNetwork();

        assertThat(network).containsOnlyKeys("class lab/OneNetwork", "class lab/shared/Layer");
        sources.replace("lab/One", "scaled(2)", "scaled(5)");
        assertThat(ofNetwork()).isEqualTo(network);
        sources.replace("lab/shared/Layer", "x / 2", "x / 3");
        assertChanged(network, ofNetwork(), "class lab/shared/Layer");
    }

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

    private SortedMap<String, String> ofNetwork() throws IOException {
        CodePath code = new CodePath(sources.compiled().toString(), List.of());
        return CodeDigest.of(code, List.of("lab.OneNetwork"));
    }

    private static void assertChanged(
            Map<String, String> before, Map<String, String> after, String input) {
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after.keySet())
                .filteredOn(name -> !after.get(name).equals(before.get(name)))
                .containsExactly(input);
    }
}
