package dev.reprokit.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.spi.ToolProvider;

/** The code that a trial can run: methods, lambdas, classes, resources. */
@Tag("slow")
class CodeDigestTest extends TwoExperiments {
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

    private SortedMap<String, String> ofNetwork() throws IOException {
        CodePath code = new CodePath(sources.compiled().toString(), List.of());
        return CodeDigest.of(code, List.of("lab.OneNetwork"));
    }
}
