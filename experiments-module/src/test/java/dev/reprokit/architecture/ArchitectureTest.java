package dev.reprokit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static dev.reprokit.architecture.HouseRule.holds;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;

import dev.reprokit.internal.harness.machine.HarnessLog;
import dev.reprokit.record.result.Results;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which package may use what. Each rule is checked against the main code of all modules, and shown
 * failing on code that breaks it.
 */
class ArchitectureTest {
    private static final String INTERNALS = "dev.reprokit.internal..";
    private static final String PLUGIN = "dev.reprokit.plugin..";

    @Test
    void packagesHaveNoCycles() {
        holds(slices().matching("dev.reprokit.(**)").should().beFreeOfCycles())
                .isBrokenBy(
                        """
                        package dev.reprokit.left;
                        public class Left { dev.reprokit.right.Right right; }
                        """,
                        """
                        package dev.reprokit.right;
                        public class Right { dev.reprokit.left.Left left; }
                        """);
    }

    @Test
    void onlyWhatTrainsAndMeasuresNetworksKnowsDjl() {
        holds(
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(
                                        "dev.reprokit.experiment",
                                        "dev.reprokit.nn",
                                        "dev.reprokit.training",
                                        "dev.reprokit.probe",
                                        "dev.reprokit.paper..",
                                        "dev.reprokit.internal.harness..",
                                        "dev.reprokit.internal.benchmark")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("ai.djl.."))
                .isBrokenBy(
                        """
                        package dev.reprokit.report;
                        class Page { ai.djl.ndarray.NDArray numbers; }
                        """)
                .isBrokenBy(
                        """
                        package dev.reprokit.plugin;
                        class TrainMojo { void run() { ai.djl.Device.cpu(); } }
                        """);
    }

    /** What asks for all trials cannot be judged in a run that leaves any condition out. */
    @Test
    void claimsAskForTheTrialsOfTheirConditionsOnly() {
        holds(
                        noClasses()
                                .that()
                                .resideInAnyPackage("dev.reprokit.paper..", "dev.reprokit.probe..")
                                .should()
                                .callMethod(Results.class, "trials"))
                .isBrokenBy(
                        """
                        package dev.reprokit.paper.nobody1999;
                        class NoClaim {
                            int trials(dev.reprokit.record.result.Results results) {
                                return results.trials().size();
                            }
                        }
                        """);
    }

    @Test
    void onlyThePluginKnowsMaven() {
        holds(
                        noClasses()
                                .that()
                                .resideOutsideOfPackage(PLUGIN)
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("org.apache.maven.."))
                .isBrokenBy(
                        """
                        package dev.reprokit.baseline;
                        class Gate { org.apache.maven.plugin.logging.Log log; }
                        """,
                        """
                        package org.apache.maven.plugin.logging;
                        public interface Log {}
                        """);
    }

    @Test
    void onlyTheHarnesssSparkPackageKnowsSpark() {
        holds(
                        noClasses()
                                .that()
                                .resideOutsideOfPackage("dev.reprokit.internal.harness.spark")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("org.apache.spark.."))
                .isBrokenBy(
                        """
                        package dev.reprokit.internal.harness.local;
                        class Here { org.apache.spark.TaskContext task; }
                        """);
    }

    @Test
    void onlyLinearAlgebraKnowsJavaCpp() {
        holds(
                        noClasses()
                                .that()
                                .resideOutsideOfPackage("dev.reprokit.linalg")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("org.bytedeco.."))
                .isBrokenBy(
                        """
                        package dev.reprokit.kernel;
                        class Kernel { Object memory = new org.bytedeco.javacpp.DoublePointer(1); }
                        """);
    }

    @Test
    void papersUseNoInternals() {
        holds(
                        noClasses()
                                .that()
                                .resideInAPackage("dev.reprokit.paper..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(INTERNALS))
                .isBrokenBy(
                        """
                        package dev.reprokit.paper.author2027;
                        class Author { String name = dev.reprokit.internal.file.Sha256.class.getName(); }
                        """);
    }

    /** JDK 24 and later compute it otherwise than JDK 17, to the last bits. */
    @Test
    void resultsDoNotDependOnTheJdk() {
        holds(
                        noClasses()
                                .that()
                                .resideInAPackage("dev.reprokit..")
                                .should()
                                .callMethod(Math.class, "tanh", double.class))
                .isBrokenBy(
                        """
                        package dev.reprokit.paper.author2027;
                        class Author { double activation(double x) { return Math.tanh(x); } }
                        """);
    }

    /**
     * What reads and writes files is shared by all modules; what runs trials is the JVM's own. The
     * test kit judges as the harness does.
     */
    @Test
    void onlyInternalsUseHarnessCacheAndBenchmark() {
        holds(
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(INTERNALS, "dev.reprokit.testing")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "dev.reprokit.internal.harness..",
                                        "dev.reprokit.internal.cache",
                                        "dev.reprokit.internal.benchmark"))
                .isBrokenBy(
                        """
                        package dev.reprokit.experiment;
                        class Curious { dev.reprokit.internal.cache.Key key; }
                        """);
    }

    /** Of the API, that is: what stands between reports and plugin is nobody else's. */
    @Test
    void signaturesOfTheApiNameNoInternals() {
        holds(
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(
                                        INTERNALS,
                                        PLUGIN,
                                        "dev.reprokit.baseline..",
                                        "dev.reprokit.gate..",
                                        "dev.reprokit.report..")
                                .should(
                                        new ExposeTypes(
                                                describe(
                                                        "are internal",
                                                        ArchitectureTest::isInternal))))
                .isBrokenBy(leak("public Sha256 field;"))
                .isBrokenBy(leak("protected Sha256 returned() { return null; }"))
                .isBrokenBy(leak("public void taken(java.util.List<? extends Sha256[]> many) {}"))
                .isBrokenBy(
                        leak(
                                "public <T extends java.util.function.Supplier<Sha256>> void of(T bound) {}"))
                .isBrokenBy(leak("public Leak(Sha256 taken) {}"))
                .isBrokenBy(
                        """
                        package dev.reprokit.data;
                        public class Leak {
                            public void refuse() throws dev.reprokit.internal.harness.machine.RefusedException {}
                        }
                        """)
                .isBrokenBy(
                        """
                        package dev.reprokit.data;
                        public record Leak(java.util.Map<String, dev.reprokit.internal.file.Sha256> digests) {}
                        """)
                .isBrokenBy(
                        """
                        package dev.reprokit.data;
                        public class Leak<T extends dev.reprokit.internal.file.Sha256> {}
                        """)
                .isBrokenBy(
                        """
                        package dev.reprokit.data;
                        public abstract class Leak implements Comparable<dev.reprokit.internal.file.Sha256> {}
                        """);
    }

    private static String leak(String member) {
        return """
        package dev.reprokit.data;
        import dev.reprokit.internal.file.Sha256;
        public class Leak {
            %s
        }
        """
                .formatted(member);
    }

    private static boolean isInternal(JavaClass type) {
        return type.getPackageName().startsWith("dev.reprokit.internal");
    }

    @Test
    void standardStreamsAreWrittenInOnePlace() {
        holds(
                        noClasses()
                                .that()
                                .doNotBelongToAnyOf(HarnessLog.class)
                                .should(ACCESS_STANDARD_STREAMS))
                .isBrokenBy(printing("System.out.println()"))
                .isBrokenBy(printing("System.err.println()"))
                .isBrokenBy(printing("new RuntimeException().printStackTrace()"));
    }

    private static String printing(String statement) {
        return """
        package dev.reprokit.training;
        class Talkative { void talk() { %s; } }
        """
                .formatted(statement);
    }

    @Test
    void everyClassHasANameOfItsOwn() {
        holds(
                        classes()
                                .that()
                                .areTopLevelClasses()
                                .and()
                                .doNotHaveSimpleName("package-info")
                                .should(new HaveNamesOfTheirOwn()))
                .isBrokenBy(
                        """
                        package dev.reprokit.report;
                        class Finding {}
                        """,
                        """
                        package dev.reprokit.baseline;
                        class Finding {}
                        """);
    }

    @Test
    void noClassHidesOneOfJavaLang() throws IOException {
        Set<String> names = namesOfJavaLang();
        assertThat(names).contains("String", "Module", "Process");
        holds(
                        noClasses()
                                .should(
                                        ArchCondition.from(
                                                describe(
                                                        "be named like one of java.lang",
                                                        (JavaClass type) ->
                                                                names.contains(
                                                                        type.getSimpleName())))))
                .isBrokenBy(
                        """
                        package dev.reprokit.plugin;
                        class Module {}
                        """);
    }

    private static Set<String> namesOfJavaLang() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(URI.create("jrt:/java.base/java/lang")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .collect(toSet());
        }
    }

    @Test
    void packagesOfTheApiSayWhatMayBeNull() {
        holds(
                        classes()
                                .that()
                                .resideInAnyPackage(
                                        "dev.reprokit.experiment",
                                        "dev.reprokit.assertion",
                                        "dev.reprokit.training",
                                        "dev.reprokit.nn",
                                        "dev.reprokit.data",
                                        "dev.reprokit.probe",
                                        "dev.reprokit.published",
                                        "dev.reprokit.kernel",
                                        "dev.reprokit.feature",
                                        "dev.reprokit.linalg",
                                        "dev.reprokit.random",
                                        "dev.reprokit.record..")
                                .should(
                                        ArchCondition.from(
                                                describe(
                                                        "lie in a package that is null-marked",
                                                        (JavaClass type) ->
                                                                type.getPackage()
                                                                        .isAnnotatedWith(
                                                                                NullMarked
                                                                                        .class)))))
                .isBrokenBy(
                        """
                        package dev.reprokit.record.unmarked;
                        class Unmarked {}
                        """);
    }

    /** Java refuses a package that lies in two modules, automatic ones included. */
    @Test
    void everyPackageLiesInOneJar() {
        assertThat(House.modules()).hasSize(3).allMatch(module -> module.size() > 20);
        assertThat(packagesInSeveral(House.modules())).isEmpty();

        JavaClasses planted =
                PlantedCode.compile(
                        """
                        package dev.reprokit.data;
                        class Somewhere {}
                        """);
        assertThat(packagesInSeveral(List.of(planted, planted)))
                .containsExactly("dev.reprokit.data");
    }

    private static Set<String> packagesInSeveral(List<JavaClasses> modules) {
        Set<String> seen = new HashSet<>();
        return modules.stream()
                .flatMap(module -> module.stream().map(JavaClass::getPackageName).distinct())
                .filter(name -> !seen.add(name))
                .collect(toSet());
    }

    @Test
    void thePluginIsCheckedAsItIsNow() throws IOException {
        for (Path source : files(House.PLUGIN_SOURCES, ".java")) {
            Path compiled =
                    House.PLUGIN_CLASSES.resolve(nameIn(House.PLUGIN_SOURCES, source) + ".class");
            assertThat(compiled).as("compiled after its source was written").exists();
            assertThat(Files.getLastModifiedTime(compiled))
                    .as("compiled after its source was written: %s", source)
                    .isGreaterThanOrEqualTo(Files.getLastModifiedTime(source));
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static String nameIn(Path folder, Path file) {
        return folder.relativize(file).toString().replaceAll("\\.\\w+$", "");
    }
}
