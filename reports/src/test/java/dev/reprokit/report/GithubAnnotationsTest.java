package dev.reprokit.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class GithubAnnotationsTest {

    private static List<String> lines(List<Annotation> annotations) throws IOException {
        return lines(Map.of("GITHUB_ACTIONS", "true"), annotations);
    }

    private static List<String> lines(Map<String, String> environment, List<Annotation> annotations)
            throws IOException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        GithubAnnotations.of(environment).print(annotations, log);
        return log.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Annotation failure(String experiment, String title) {
        return new Annotation(experiment, true, title, "why");
    }

    /** A command as GitHub's runner takes it apart. */
    private record Command(String type, Map<String, String> properties, String message) {
        static Command of(String line) {
            assertThat(line).startsWith("::");
            int end = line.indexOf("::", 2);
            String[] head = line.substring(2, end).split(" ", 2);
            Map<String, String> properties = new TreeMap<>();
            for (String property : head[1].split(",")) {
                String[] pair = property.split("=", 2);
                properties.put(pair[0], unescaped(pair[1].replace("%3A", ":").replace("%2C", ",")));
            }
            return new Command(head[0], properties, unescaped(line.substring(end + 2)));
        }

        private static String unescaped(String text) {
            return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
        }
    }

    @Test
    void anAnnotationIsOneLineThatTheRunnerTakesApart() throws IOException {
        String title = "a L1: contradicted, 100 %, a=b::c %2C";
        String text = "observed: 50 %\r\nexpected:: 60 %, %0A 🙂\n::set-output name=x::y";

        List<String> lines = lines(List.of(new Annotation("a", true, title, text)));

        assertThat(lines).hasSize(1);
        assertThat(Command.of(lines.get(0)))
                .isEqualTo(new Command("error", Map.of("title", title), text));
    }

    /** The same as {@code error(text, {title})} of npm's package @actions/core writes. */
    @Test
    void theLineIsThatOfGithubsOwnToolkit() throws IOException {
        assertThat(lines(List.of(new Annotation("a", false, "a: 5 %, b", "1 %\n2:, 3"))))
                .containsExactly("::warning title=a%3A 5 %25%2C b::1 %25%0A2:, 3");
        assertThat(
                        lines(
                                List.of(
                                        new Annotation(
                                                "a",
                                                true,
                                                "1:, %\r\n=::%2C",
                                                "1:, %\r\n=::%0A 🙂"))))
                .containsExactly(
                        "::error title=1%3A%2C %25%0D%0A=%3A%3A%252C::1:, %25%0D%0A=::%250A 🙂");
    }

    @Test
    void otherServersGetNone() throws IOException {
        assertThat(lines(Map.of("CI", "true"), List.of(failure("a", "a L1")))).isEmpty();
        assertThat(lines(Map.of("GITHUB_ACTIONS", "false"), List.of(failure("a", "a L1"))))
                .isEmpty();
    }

    @Test
    void ofManyTheFirstOfEveryExperimentAreShownAndTheOthersCounted() throws IOException {
        List<Annotation> many = new ArrayList<>();
        for (String experiment : List.of("a", "b", "c", "d")) {
            for (int i = 1; i <= 4; i++) {
                many.add(failure(experiment, experiment + i));
            }
        }
        many.add(new Annotation("a", false, "turned", "better"));

        assertThat(lines(many))
                .containsExactly(
                        "::error title=a1::why",
                        "::error title=b1::why",
                        "::error title=c1::why",
                        "::error title=d1::why",
                        "::error title=a2::why",
                        "::error title=b2::why",
                        "::error title=c2::why",
                        "::error title=d2::why",
                        "::error title=a3::why",
                        "::error title=7 more::a: 1, b: 2, c: 2, d: 2; the log has them all",
                        "::warning title=turned::better");
    }

    @Test
    void anExperimentGetsAtMostThree() throws IOException {
        assertThat(lines(List.of(failure("a", "1"), failure("a", "2"), failure("a", "3"))))
                .hasSize(3);
        assertThat(
                        lines(
                                List.of(
                                        failure("a", "1"),
                                        failure("a", "2"),
                                        failure("a", "3"),
                                        failure("a", "4"))))
                .hasSize(4)
                .last()
                .isEqualTo("::error title=1 more::a: 1; the log has them all");
    }
}
