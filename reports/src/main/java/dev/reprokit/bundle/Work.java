package dev.reprokit.bundle;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The project whose runs are bundled, as its POM describes it to the public.
 *
 * @param coordinates {@code group:artifact:version}
 * @param title the project's name
 * @param version the project's version
 * @param description what the project is, in a sentence; null if nobody says
 * @param url the project's address on the web; null if there is none
 * @param repository the address of its source code on the web; null if there is none
 * @param commit the git commit of the project; null if unknown
 * @param authors the names of its authors, in the order of the POM; may be empty
 * @param licences its licences; may be empty
 */
public record Work(
        String coordinates,
        String title,
        String version,
        @Nullable String description,
        @Nullable String url,
        @Nullable String repository,
        @Nullable String commit,
        List<Author> authors,
        List<Licence> licences) {

    /** Keeps copies of the lists. */
    public Work {
        authors = List.copyOf(authors);
        licences = List.copyOf(licences);
    }

    /**
     * A person who has written the project.
     *
     * @param name the name, e.g. {@code Ada Lovelace}
     * @param organization where the author works; null if nobody says
     * @param url the author's page, e.g. that at ORCID; null if there is none
     */
    public record Author(String name, @Nullable String organization, @Nullable String url) {}

    /**
     * A licence.
     *
     * @param name its name, in the best case SPDX's, e.g. {@code Apache-2.0}
     * @param url the address of its text; null if there is none
     */
    public record Licence(String name, @Nullable String url) {}
}
