package dev.reprokit.internal.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Design;
import dev.reprokit.internal.harness.Fakes;
import dev.reprokit.internal.harness.TestPlan;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.internal.process.ServiceFile;
import dev.reprokit.record.result.Scale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A class path with experiments that are broken in every way, beside the sound ones. */
class ExperimentsTest {
    private static final String OWN = ExperimentsTest.class.getName();

    private static final Experiments EXPERIMENTS = new Experiments(Path.of("none"));

    @TempDir private Path folder;
    private ClassLoader before;
    private URLClassLoader loader;

    @BeforeEach
    void moreOnTheClassPath() throws IOException {
        Path file = folder.resolve(ServiceFile.PATH);
        Files.createDirectories(file.getParent());
        Files.write(
                file,
                List.of(
                        "other.Nope",
                        "two words  # a comment",
                        "java.lang.String",
                        "..",
                        OWN + "$NoConstructor",
                        OWN + "$ConstructorThrows",
                        OWN + "$IdThrows",
                        OWN + "$IdWithBlanks",
                        OWN + "$IdThatEscapes",
                        OWN + "$IdOfAGoal",
                        OWN + "$LongId",
                        OWN + "$DesignThrows",
                        OWN + "$ClaimsThrow",
                        OWN + "$NoText",
                        OWN + "$Sound"));
        before = Thread.currentThread().getContextClassLoader();
        loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before);
        Thread.currentThread().setContextClassLoader(loader);
    }

    @AfterEach
    void asBefore() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        loader.close();
    }

    @Test
    void theSoundOnesAreDescribed() {
        assertThat(catalogue().experiments())
                .extracting(Catalogue.Entry::id)
                .contains("sound", "fake-pure-java", "lrn-removal")
                .isSorted();
    }

    @Test
    void theBrokenOnesHaveOneSentenceEach() {
        assertThat(catalogue().broken())
                .extracting(Catalogue.Broken::inWords)
                .allSatisfy(sentence -> assertThat(sentence).doesNotContain("\n"));
        assertThat(broken("other.Nope").reason())
                .startsWith("there is no such class; file:")
                .endsWith(ServiceFile.PATH + " names it");
        assertThat(broken("two_words").implementation()).isEqualTo("two words");
        assertThat(broken("java.lang.String").reason())
                .startsWith(
                        "the class does not implement dev.reprokit.experiment.Experiment; file:");
        assertThat(broken(OWN + "$NoConstructor").reason())
                .contains("a public constructor without parameters");
        assertThat(broken(OWN + "$ConstructorThrows").reason())
                .startsWith(
                        OWN
                                + "$ConstructorThrows throws java.lang.IllegalStateException: oops,"
                                + " at "
                                + OWN
                                + "$ConstructorThrows.<init>(ExperimentsTest.java:");
        assertThat(broken(OWN + "$IdThrows").reason()).contains("IdThrows throws", "oops");
        assertThat(broken(OWN + "$IdWithBlanks").reason())
                .isEqualTo(
                        "its id is 'with blanks'; legal are lower-case letters and digits, with"
                                + " single hyphens between them");
        assertThat(broken(OWN + "$IdThatEscapes").reason()).contains("'../../escaped'");
        assertThat(broken(OWN + "$IdOfAGoal").reason()).contains("'audit'", "reserved");
        assertThat(broken(OWN + "$LongId").reason()).contains("at most 100 characters");
        assertThat(broken("_").implementation()).isEqualTo("..");
        assertThat(broken("design-throws").reason())
                .startsWith(
                        OWN
                                + "$DesignThrows throws java.lang.IllegalStateException: oops and"
                                + " more, at "
                                + OWN
                                + "$DesignThrows.design(ExperimentsTest.java:");
        assertThat(broken("claims-throw").reason()).contains("$ClaimsThrow.claims(");
        assertThat(broken(OWN + "$NoText").reason()).contains("NoText throws");
        assertThat(broken("fake-ambiguous").reason()).contains("is there twice");
    }

    /** Not on the class path of the other tests: a JVM initialises a class once. */
    @Test
    void anInitialiserThatThrowsIsNamed() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(
                        () ->
                                DeclaredExperiment.load(OWN + "$InitialiserThrows", "a file")
                                        .experiment())
                .withMessageStartingWith(
                        OWN + "$InitialiserThrows throws java.lang.ArithmeticException: / by zero");
    }

    private static Catalogue catalogue() {
        try {
            return EXPERIMENTS.catalogue(
                    PlannedCode.of(TestPlan.of("sound").plan().dependencies()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Catalogue.Broken broken(String id) {
        return catalogue().broken().stream()
                .filter(experiment -> experiment.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSoundOneRunsBesideThem() throws Exception {
        assertThat(EXPERIMENTS.find("sound")).isInstanceOf(Sound.class);
    }

    @Test
    void aBrokenOneIsRefusedWithItsSentence() {
        for (String id : List.of("other.Nope", "design-throws", OWN + "$ConstructorThrows")) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> EXPERIMENTS.find(id))
                    .withMessage(broken(id).reason());
        }
    }

    public static final class IdThatEscapes extends Sound {
        public IdThatEscapes() {
            super("../../escaped");
        }
    }

    public static final class IdOfAGoal extends Sound {
        public IdOfAGoal() {
            super("audit");
        }
    }

    public static final class LongId extends Sound {
        public LongId() {
            super("long-".repeat(40) + "id");
        }
    }

    public static class Sound extends Fakes.Fake {
        public Sound() {
            this("sound");
        }

        Sound(String id) {
            super(id);
        }
    }

    public static final class NoConstructor extends Sound {
        public NoConstructor(String id) {
            super(id);
        }
    }

    public static final class ConstructorThrows extends Sound {
        public ConstructorThrows() {
            throw new IllegalStateException("oops");
        }
    }

    public static final class InitialiserThrows extends Sound {
        static final int VALUE = 1 / Integer.parseInt("0");

        public InitialiserThrows() {
            super("value-" + VALUE);
        }
    }

    public static final class IdThrows extends Sound {
        @Override
        public String id() {
            throw new IllegalStateException("oops");
        }
    }

    public static final class IdWithBlanks extends Sound {
        public IdWithBlanks() {
            super("with blanks");
        }
    }

    public static final class DesignThrows extends Sound {
        public DesignThrows() {
            super("design-throws");
        }

        @Override
        public Design design(Scale scale) {
            throw new IllegalStateException("oops\n  and more");
        }
    }

    public static final class ClaimsThrow extends Sound {
        public ClaimsThrow() {
            super("claims-throw");
        }

        @Override
        public List<Claim> claims() {
            throw new AssertionError("oops");
        }
    }

    public static final class NoText extends Sound {
        public NoText() {
            super("no-text");
        }

        @Override
        public About about() {
            return null;
        }
    }
}
