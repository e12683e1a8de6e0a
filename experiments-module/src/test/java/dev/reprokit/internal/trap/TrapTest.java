package dev.reprokit.internal.trap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.engine.Engine;

import freemarker.template.Configuration;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.statistics.inference.TTest;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The table of traps is about the libraries of this build, and each row is shown by a test. */
class TrapTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern SHOWS = Pattern.compile("@Shows\\(\"([^\"]+)\"\\)");

    static List<Trap> traps() {
        return Trap.all();
    }

    /** Tests lie in the module that has the library, so they are found in the sources. */
    @Test
    void oneTestShowsEachRow() throws IOException {
        List<String> shown = new ArrayList<>();
        for (String module : List.of("reports", "plugin", "experiments-module")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    SHOWS.matcher(Files.readString(file))
                            .results()
                            .forEach(row -> shown.add(row.group(1)));
                }
            }
        }

        assertThat(shown).containsExactlyInAnyOrderElementsOf(ids());
    }

    private static List<String> ids() {
        return Trap.all().stream().map(Trap::id).toList();
    }

    /** A release of Java between two in which a row was shown may go without. */
    @ParameterizedTest
    @MethodSource("traps")
    void wasSeenWithTheVersionOfThisBuild(Trap trap) throws IOException {
        if (trap.library().equals("Java")) {
            assertThat(Runtime.version().feature())
                    .isBetween(
                            Integer.valueOf(trap.versions().get(0)),
                            Integer.valueOf(trap.versions().get(trap.versions().size() - 1)));
        } else {
            assertThat(trap.versions()).contains(version(trap.library()));
        }
    }

    private static String version(String library) throws IOException {
        return switch (library) {
            case "DJL" -> Engine.getDjlVersion();
            case "PyTorch" -> Engine.getInstance().getVersion();
            case "AssertJ" -> version(Assertions.class, "org.assertj/assertj-core");
            case "Commons Statistics" ->
                    version(TTest.class, "org.apache.commons/commons-statistics-inference");
            case "Commons CSV" -> version(CSVFormat.class, "org.apache.commons/commons-csv");
            case "FreeMarker" -> Configuration.getVersion().toString();
            case "ECharts" ->
                    first(
                            "version:\"([0-9.]+)\"",
                            text("/dev/reprokit/report/assets/echarts/echarts.min.js"));
            // What the plugin is compiled and tested with.
            case "Maven" ->
                    first(
                            "<maven.minimum>([^<]+)</maven.minimum>",
                            Files.readString(ROOT.resolve("pom.xml")));
            default -> throw new IllegalArgumentException(library);
        };
    }

    /** {@return the version that Maven has written into a library's jar} */
    private static String version(Class<?> ofJar, String artifact) throws IOException {
        Properties properties = new Properties();
        try (InputStream file =
                ofJar.getResourceAsStream("/META-INF/maven/" + artifact + "/pom.properties")) {
            properties.load(file);
        }
        return properties.getProperty("version");
    }

    private static String text(String resource) throws IOException {
        try (InputStream bytes = TrapTest.class.getResourceAsStream(resource)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String first(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    @ParameterizedTest
    @MethodSource("traps")
    void everyCallIsOfAMethodThatExists(Trap trap) throws ClassNotFoundException {
        for (Call call : trap.calls()) {
            assertThat(descriptors(call))
                    .as(call.toString())
                    .isNotEmpty()
                    .anyMatch(descriptor -> descriptor.startsWith(call.descriptor()));
        }
    }

    /** {@return the parameters and results of all methods of the name, inherited ones too} */
    private static List<String> descriptors(Call call) throws ClassNotFoundException {
        Class<?> owner = Class.forName(call.owner(), false, TrapTest.class.getClassLoader());
        if (call.method().equals("<init>")) {
            return Arrays.stream(owner.getConstructors())
                    .map(made -> MethodType.methodType(void.class, made.getParameterTypes()))
                    .map(MethodType::toMethodDescriptorString)
                    .toList();
        }
        return Arrays.stream(owner.getMethods())
                .filter(method -> method.getName().equals(call.method()))
                .map(TrapTest::type)
                .map(MethodType::toMethodDescriptorString)
                .toList();
    }

    private static MethodType type(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes());
    }

    @Test
    void aCallMayLeaveOutWhatItTakes() {
        assertThat(Call.of("own.Layer$Builder#<init>"))
                .isEqualTo(new Call("own.Layer$Builder", "<init>", ""));
        assertThat(Call.of("java.lang.Math#tanh(D)D"))
                .isEqualTo(new Call("java.lang.Math", "tanh", "(D)D"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"own.Layer", "#forward", "own.Layer#"})
    void aCallWithoutClassOrMethodIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Call.of(text))
                .withMessageContaining("'%s' is not CLASS#METHOD", text);
    }
}
