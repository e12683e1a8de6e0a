package dev.reprokit.internal.trap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.experiment.Experiment;
import dev.reprokit.internal.cache.CodePath;
import dev.reprokit.internal.cache.Sources;
import dev.reprokit.record.chart.ReachedTrap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

class TrapSearchTest {
    private static final Trap FLOOR = trap("floor", "java.lang.Math#floor(D)D");
    private static final Trap RANDOM =
            trap("random", "java.util.Random#<init> java.util.Random#nextInt");

    @TempDir private Path temp;
    private Sources sources;

    private static Trap trap(String id, String calls) {
        return new Trap(
                id,
                "JDK",
                List.of("17"),
                List.of(calls.split(" ")).stream().map(Call::of).toList(),
                "`use`",
                "this",
                "that",
                "`better`",
                "ReproKit");
    }

    @BeforeEach
    void anExperiment() {
        sources =
                new Sources(temp)
                        .with(
                                "lab/Mine",
                                """
                                package lab;

                                import java.util.function.*;

                                public class Mine {
                                    double run() { return new Part().of(1.5); }
                                    Supplier<Object> claims() {
                                        return () -> Math.floor(2.5);
                                    }
                                    DoubleUnaryOperator chart() { return Math::floor; }
                                    int floor(int x) { return x; }
                                    int harmless() { return floor(3) + Math.floorDiv(3, 2); }
                                }
                                """)
                        .with(
                                "lab/Part",
                                """
                                package lab;

                                class Part {
                                    double of(double x) {
                                        double floor = Math.floor(x);
                                        return floor + new java.util.Random(7).nextInt();
                                    }
                                }
                                """)
                        .with(
                                "lab/Apart",
                                """
                                package lab;

                                class Apart { double of(double x) { return Math.floor(x); } }
                                """);
    }

    private List<ReachedTrap> traps(Trap... traps) throws IOException {
        return new TrapSearch(
                        new CodePath(sources.compiled().toString(), List.of()), List.of(traps))
                .of("lab.Mine");
    }

    private List<String> places(Trap... traps) throws IOException {
        return traps(traps).stream().map(ReachedTrap::place).toList();
    }

    @Test
    void everyCallIsNamedWithItsLine() throws IOException {
        assertThat(places(FLOOR))
                .containsExactly(
                        "lab.Mine.claims(Mine.java:8)",
                        "lab.Mine.chart(Mine.java:10)",
                        "lab.Part.of(Part.java:5)");
        assertThat(places(RANDOM)).containsExactly("lab.Part.of(Part.java:6)");
        assertThat(places(RANDOM, FLOOR)).hasSize(4);
    }

    @Test
    void anotherMethodOfTheNameIsNone() throws IOException {
        assertThat(places(trap("other", "java.lang.Math#floor(F)F"))).isEmpty();
        assertThat(places(trap("other", "java.lang.StrictMath#floor"))).isEmpty();
    }

    @Test
    void aMethodThatTheProjectInheritsIsFound() throws IOException {
        sources.replace("lab/Part", "class Part {", "class Part extends java.util.Random {")
                .replace("lab/Part", "new java.util.Random(7).nextInt()", "this.nextInt()");
        assertThat(places(RANDOM))
                .containsExactly("lab.Part.<init>(Part.java:3)", "lab.Part.of(Part.java:6)");
    }

    @Test
    void aReasonAcceptsATrapInItsMethodOrClass() throws IOException {
        sources.replace(
                        "lab/Mine",
                        "    Supplier",
                        "    @dev.reprokit.experiment.AcceptedTrap(value = \"floor\", because ="
                                + " \"halves only\") Supplier")
                .replace(
                        "lab/Part",
                        "class Part",
                        "@dev.reprokit.experiment.AcceptedTrap(value = \"random\", because ="
                                + " \"a seed\") @dev.reprokit.experiment.AcceptedTrap(value ="
                                + " \"floor\", because = \" \") class Part");
        assertThat(traps(FLOOR))
                .extracting(ReachedTrap::accepted)
                .containsExactly("halves only", "", "");
        assertThat(traps(RANDOM)).extracting(ReachedTrap::accepted).containsExactly("a seed");
    }

    @Test
    void otherAnnotationsAcceptNothing() throws IOException {
        sources.with("lab/Marker", "package lab; @interface Marker { }")
                .replace("lab/Part", "class Part", "@Marker class Part")
                .replace("lab/Part", "    double of", "    @Marker double of");
        assertThat(traps(RANDOM)).extracting(ReachedTrap::accepted).containsExactly("");
    }

    @Test
    void aCallIsToldInPlainWords() throws IOException {
        assertThat(traps(RANDOM).get(0).inWords())
                .isEqualTo(
                        "lab.Part.of(Part.java:6): use (trap random): one may expect: this; what"
                                + " happens: that; use instead: better");
    }

    @Test
    void aClassOfALibraryIsNotSearched() throws IOException {
        CodePath code = new CodePath(sources.compiled().toString(), List.of());
        assertThat(new TrapSearch(code, List.of(FLOOR)).of("java.lang.Math")).isEmpty();
    }

    @Test
    void theRestOfReproKitAcceptsWithAReasonWhatItWalksInto() throws IOException {
        Path classes = Path.of("target", "classes");
        TrapSearch search = new TrapSearch(new CodePath(classes.toString(), List.of()));
        List<ReachedTrap> reached = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                reached.addAll(search.in(new OwnClass(Files.readAllBytes(file))));
            }
        }
        assertThat(reached)
                .isNotEmpty()
                .allSatisfy(trap -> assertThat(trap.isAccepted()).as(trap.inWords()).isTrue());
    }

    @Test
    void noPublishedExperimentWalksIntoATrap() throws IOException {
        Path classes = Path.of("target", "classes");
        CodePath code = new CodePath(classes.toString(), List.of());
        TrapSearch search = new TrapSearch(code);
        for (Experiment experiment : ServiceLoader.load(Experiment.class)) {
            String name = experiment.getClass().getName();
            if (name.startsWith("dev.reprokit.paper.")) {
                assertThat(code.contains(name)).as(name).isTrue();
                assertThat(search.of(name)).as(name).isEmpty();
            }
        }
    }
}
