package dev.reprokit.bundle;

import dev.reprokit.bundle.Work.Author;
import dev.reprokit.bundle.Work.Licence;

import java.util.List;

/** Projects as their POMs describe them. */
final class Works {
    static final String ORCID = "https://orcid.org/0000-0002-1825-0097";

    /** It says of itself all that it can. */
    static final Work FULL =
            with(
                    List.of(
                            new Author("Ada Lovelace", "Analytical Society", null),
                            new Author("Josiah Carberry", "Analytical Society", ORCID)),
                    List.of(new Licence("Apache-2.0", "https://www.apache.org/licenses/")));

    /** It says nothing of itself, and its texts mean other things in YAML 1.1. */
    static final Work BARE =
            new Work("own:ö:1.10", "No", "1.10", null, null, null, null, List.of(), List.of());

    private Works() {}

    static Work with(List<Author> authors, List<Licence> licences) {
        return new Work(
                "org.example:trials:1.2.3",
                "Trials of Größe",
                "1.2.3",
                "Repeats \"everything\": all of it.",
                "https://example.org/trials",
                "https://example.org/git/trials",
                "0123456789012345678901234567890123456789",
                authors,
                licences);
    }
}
