package dev.reprokit.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One Markdown file of the documentation.
 *
 * @param file where it is, relative to the project's root
 * @param text its Markdown
 */
record Page(Path file, String text) {
    /** The project's root, seen from this module. */
    static final Path ROOT = Path.of("..");

    static final List<String> MODULES = List.of("reports", "plugin", "experiments-module");
    private static final Pattern FENCE =
            Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\"></a>");
    private static final Pattern PLAIN_HEADING =
            Pattern.compile("^#+ ([a-z0-9-]+)$", Pattern.MULTILINE);

    /**
     * A fenced block of code.
     *
     * @param language the word behind the fence; empty if there is none
     * @param code the lines between the fences
     */
    record Snippet(String language, String code) {}

    /** Reads a file of the project. */
    static Page read(Path file) {
        try {
            return new Page(file, Files.readString(ROOT.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the README and every page of every module} */
    static List<Page> all() throws IOException {
        Stream<Page> pages = Stream.of(read(Path.of("README.md")));
        for (String module : MODULES) {
            pages = Stream.concat(pages, in(Path.of(module, "src/site/markdown")).stream());
        }
        return pages.toList();
    }

    private static List<Page> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files.sorted().map(file -> read(folder.resolve(file.getFileName()))).toList();
        }
    }

    List<Snippet> snippets() {
        return matches(FENCE, text).map(m -> new Snippet(m.group(1), m.group(2))).toList();
    }

    /** {@return the targets of all links and pictures that stay within the project} */
    List<String> relativeLinks() {
        return matches(LINK, prose()).map(m -> m.group(1)).filter(Page::isRelative).toList();
    }

    /**
     * Tells whether a link to {@code #anchor} works on a code host and in the site. Both make
     * anchors from headings, but by different rules, so that a heading serves only if it is its own
     * anchor.
     */
    boolean hasAnchor(String anchor) {
        return Stream.concat(matches(ANCHOR, text), matches(PLAIN_HEADING, text))
                .anyMatch(m -> m.group(1).equals(anchor));
    }

    /** {@return the text without fenced blocks} */
    String prose() {
        return FENCE.matcher(text).replaceAll("");
    }

    private static boolean isRelative(String target) {
        return !target.matches("[a-z]+:.*");
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results();
    }
}
