package dev.reprokit.documentation;

import static java.util.stream.Collectors.groupingBy;

import dev.reprokit.internal.trap.Trap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Renders {@code traps.md}: what libraries do that authors of experiments would not guess. */
final class TrapsPage {
    private static final Pattern THREAD = Pattern.compile("([\\w.-]+/[\\w.-]+)#(\\d+)");

    private final List<Trap> traps;

    TrapsPage(List<Trap> traps) {
        this.traps = traps;
    }

    String render() {
        Markdown page =
                new Markdown()
                        .paragraph("# Traps of libraries")
                        .paragraph(
                                "Good engineers guess wrong about the libraries that their"
                                        + " experiments stand on. Each row is what a library does with"
                                        + " valid input and what one would not guess, with a thread"
                                        + " where others have found the same, if we know one. A test of"
                                        + " ReproKit runs the library for each row, and fails when the"
                                        + " library changes; this page is generated from the same"
                                        + " table. A [run](own-experiment.md#traps) names"
                                        + " those that code walks into by a call that harmless"
                                        + " use does not make.");
        byLibrary()
                .forEach(
                        (library, rows) ->
                                page.paragraph("## " + library)
                                        .table(
                                                List.of(
                                                        "if you use",
                                                        "you may expect",
                                                        "what happens",
                                                        "use instead",
                                                        "a run names it",
                                                        "seen with",
                                                        "source"),
                                                rows.stream().map(TrapsPage::row).toList()));
        return page.toString();
    }

    /** {@return the traps of each library, in the order of the table} */
    private Map<String, List<Trap>> byLibrary() {
        return traps.stream()
                .collect(groupingBy(Trap::library, LinkedHashMap::new, Collectors.toList()));
    }

    /** Each row has its id as an anchor. */
    private static List<String> row(Trap trap) {
        return List.of(
                "<a id=\"%s\"></a>%s".formatted(trap.id(), trap.use()),
                trap.expected(),
                trap.happens(),
                trap.instead(),
                trap.calls().isEmpty() ? "no" : "yes",
                String.join(", ", trap.versions()),
                THREAD.matcher(trap.source()).replaceAll("[$0](https://github.com/$1/issues/$2)"));
    }
}
