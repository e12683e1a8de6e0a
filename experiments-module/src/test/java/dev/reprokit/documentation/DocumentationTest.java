package dev.reprokit.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.documentation.Page.Snippet;
import dev.reprokit.experiment.Experiment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What README and pages say is true of the sources. */
class DocumentationTest {
    private static final Page README = Page.read(Path.of("README.md"));
    private static final int README_BYTES = 8192;

    /** Pages that may tell times and speeds: the measured ones, and those that are generated. */
    private static final Set<String> WITH_TIMES =
            Set.of("results.md", "experiments.md", "goals.md");

    private static final Pattern MEASURED =
            Pattern.compile("\\d[\\d.,]* ?(min\\b|minutes?\\b|images/s|GFLOP)");
    private static final Pattern GOAL = Pattern.compile("\\brepro:([a-z0-9-]+)");
    private static final Pattern PROPERTY = Pattern.compile("-D(repro\\.[A-Za-z0-9.]+)");
    private static final Pattern QUALIFIED =
            Pattern.compile("`(dev\\.reprokit(?:\\.[a-z0-9]+)*\\.[A-Z]\\w*[a-z]\\w*)`");
    private static final Pattern SIMPLE = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z]+)+)`");
    private static final Pattern QUESTION =
            Pattern.compile("^\\| `repro:([a-z0-9-]+)` \\| (.*\\?) \\|$", Pattern.MULTILINE);

    private static final Pattern PACKAGE_AND_CLASS =
            Pattern.compile(
                    "^package ([\\w.]+);.*?^(?:public |final |abstract |sealed )*(?:class|record|interface|enum) (\\w+)",
                    Pattern.MULTILINE | Pattern.DOTALL);

    /** By a snippet's language, the files that it may come from: a build compiles or reads them. */
    private static final Map<String, List<String>> SOURCES =
            Map.of(
                    "java", sources(".java"),
                    "xml", sources("pom.xml"),
                    "yaml", sources(".yml", ".yaml"),
                    "bash", sources(".sh"));

    private static final Set<String> CLASSES = classes();

    static List<Page> pages() throws IOException {
        return Page.all();
    }

    @Test
    void theReadmeIsShort() {
        assertThat(README.text().getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(README_BYTES);
    }

    @Test
    void theReadmeHasEveryGoalAndNoOther() throws Exception {
        assertThat(goals(README))
                .containsExactlyInAnyOrderElementsOf(PluginDescriptor.read().names());
    }

    /** The catalogue's own questions, which may be longer, stand on the experiments' page. */
    @Test
    void theReadmeAsksAShortQuestionOfEveryExperiment() {
        List<MatchResult> rows = QUESTION.matcher(README.text()).results().toList();
        assertThat(rows)
                .extracting(row -> row.group(1))
                .containsExactlyInAnyOrderElementsOf(
                        ExperimentsPage.experiments().stream().map(Experiment::id).toList());
        assertThat(rows)
                .extracting(row -> row.group(2).length())
                .allSatisfy(length -> assertThat(length).isLessThanOrEqualTo(60));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void namesGoalsAndParametersThatExist(Page page) throws Exception {
        PluginDescriptor plugin = PluginDescriptor.read();
        assertThat(plugin.names()).as(page.file().toString()).containsAll(goals(page));
        assertThat(plugin.goals().stream().flatMap(goal -> goal.parameters().stream()))
                .as(page.file().toString())
                .extracting(PluginDescriptor.Parameter::property)
                .containsAll(properties(page));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksToWhatIsThere(Page page) {
        assertThat(page.relativeLinks())
                .as(page.file().toString())
                .allSatisfy(link -> assertThat(isThere(page, link)).as(link).isTrue());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void isMergedToTheEnd(Page page) {
        assertThat(page.text().lines())
                .as(page.file().toString())
                .noneMatch(line -> line.matches("(<{7}|={7}|>{7})( .*)?"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void quotesCodeThatIsCompiled(Page page) {
        for (Snippet snippet : page.snippets()) {
            if (SOURCES.containsKey(snippet.language())) {
                assertThat(SOURCES.get(snippet.language()))
                        .as("%s quotes%n%s", page.file(), snippet.code())
                        .anyMatch(source -> source.contains(withoutIndentation(snippet.code())));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void leavesTimesToThePageOfResults(Page page) {
        if (!WITH_TIMES.contains(page.file().getFileName().toString())) {
            assertThat(all(MEASURED, page.text())).as(page.file().toString()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void namesClassesThatExist(Page page) {
        assertThat(CLASSES)
                .as(page.file().toString())
                .containsAll(all(QUALIFIED, withoutFormerNames(page)));
    }

    /** Removes the first column of the tables of changes, which has the names of before. */
    private static String withoutFormerNames(Page page) {
        return page.file().endsWith("changes.md")
                ? page.text().replaceAll("(?m)^\\|[^|]*\\|", "|")
                : page.text();
    }

    @Test
    void theArchitectureNamesClassesThatExist() {
        Page architecture =
                Page.read(Path.of("experiments-module/src/site/markdown/architecture.md"));
        Set<String> simpleNames =
                CLASSES.stream()
                        .map(name -> name.substring(name.lastIndexOf('.') + 1))
                        .collect(Collectors.toSet());
        assertThat(all(SIMPLE, architecture.prose())).isNotEmpty().isSubsetOf(simpleNames);
    }

    @Test
    void theWorkflowsUseGoalsAndParametersThatExist() throws Exception {
        List<String> known =
                PluginDescriptor.read().goals().stream()
                        .flatMap(goal -> goal.parameters().stream())
                        .map(PluginDescriptor.Parameter::property)
                        .toList();
        for (String file : List.of("reproduce.yml", "nights.yml", "gitlab-ci.yml")) {
            Page workflow = Page.read(Path.of("plugin/src/it/ci", file));
            assertThat(properties(workflow)).isNotEmpty().isSubsetOf(known);
        }
    }

    private static boolean isThere(Page page, String link) {
        String[] parts = link.split("#", 2);
        Path target =
                parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]).normalize();
        return Files.exists(Page.ROOT.resolve(target))
                && (parts.length == 1 || Page.read(target).hasAnchor(parts[1]));
    }

    /** {@return the qualified names of the classes of all modules, tests included} */
    private static Set<String> classes() {
        return SOURCES.get("java").stream()
                .map(PACKAGE_AND_CLASS::matcher)
                .filter(Matcher::find)
                .map(match -> match.group(1) + "." + match.group(2))
                .collect(Collectors.toSet());
    }

    private static List<String> goals(Page page) {
        return all(GOAL, page.text());
    }

    private static List<String> properties(Page page) {
        return all(PROPERTY, page.text()).stream()
                .filter(property -> !property.startsWith("repro.spark.conf."))
                .filter(property -> !property.startsWith("repro.override."))
                .filter(property -> !property.equals("repro.NAME"))
                .toList();
    }

    /** {@return what the last group of a pattern matched, each once} */
    private static List<String> all(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(text).results().map(DocumentationTest::lastGroup).forEach(found::add);
        return List.copyOf(found);
    }

    private static String lastGroup(MatchResult match) {
        return match.group(match.groupCount());
    }

    /** {@return all files of the modules that end so, without what builds made} */
    private static List<String> sources(String... endings) {
        List<String> sources = new ArrayList<>();
        for (String module : Page.MODULES) {
            sources.add(read(Page.ROOT.resolve(module).resolve("pom.xml")));
            try (Stream<Path> files = Files.walk(Page.ROOT.resolve(module).resolve("src"))) {
                files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                        .map(DocumentationTest::read)
                        .forEach(sources::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sources;
    }

    private static String read(Path file) {
        try {
            return withoutIndentation(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines as they are but for their beginnings; the sources' versions are filled in by Maven. */
    private static String withoutIndentation(String code) {
        return code.lines()
                .map(String::strip)
                .collect(Collectors.joining("\n"))
                .replace("@project.version@", "0.1.0-SNAPSHOT");
    }
}
