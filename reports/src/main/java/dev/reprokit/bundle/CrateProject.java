package dev.reprokit.bundle;

import dev.reprokit.bundle.Work.Author;
import dev.reprokit.bundle.Work.Licence;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The project with its authors and licences, as entities of an RO-Crate. */
final class CrateProject {
    private static final String NO_LICENCE =
            "No licence is stated. Ask the authors before you use the files.";

    private final Work work;
    private final Entities entities;
    private final List<String> organizations;
    private final List<String> authors = new ArrayList<>();
    private final List<String> licences = new ArrayList<>();
    private final String software;

    /** Adds the entities. */
    CrateProject(Work work, Entities entities) {
        this.work = work;
        this.entities = entities;
        organizations =
                work.authors().stream()
                        .map(Author::organization)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        organizations.forEach(
                name ->
                        entities.add(
                                new Entity(organization(name), "Organization").set("name", name)));
        for (Author author : work.authors()) {
            authors.add(add(author, authors.size() + 1));
        }
        for (Licence licence : work.licences()) {
            licences.add(add(licence, licences.size() + 1));
        }
        software = addSoftware();
    }

    /** Says whose a data set or a program is, and what may be done with it. */
    void describe(Entity entity) {
        entity.refer("author", authors);
        // Of several, nobody knows which one publishes.
        if (organizations.size() == 1) {
            entity.refer("publisher", List.of(organization(organizations.get(0))));
        }
        if (licences.isEmpty()) {
            entity.set("license", NO_LICENCE);
        } else {
            entity.refer("license", licences);
        }
    }

    /** {@return the identifiers of the authors; empty if nobody is named} */
    List<String> authors() {
        return authors;
    }

    /** {@return the identifier of the project as a program} */
    String software() {
        return software;
    }

    private String organization(String name) {
        return Iri.local("organization", String.valueOf(organizations.indexOf(name) + 1));
    }

    /** An ORCID is one person's; any other page may be shared. */
    private String add(Author author, int number) {
        String url = author.url() == null ? null : Iri.ofAddress(author.url());
        String organization = author.organization();
        return entities.add(
                new Entity(
                                url != null && Orcid.is(url)
                                        ? url
                                        : Iri.local("author", String.valueOf(number)),
                                "Person")
                        .set("name", author.name())
                        .set("url", url)
                        .refer(
                                "affiliation",
                                organization == null
                                        ? List.of()
                                        : List.of(organization(organization))));
    }

    private String add(Licence licence, int number) {
        String url = licence.url() == null ? null : Iri.ofAddress(licence.url());
        return entities.add(
                new Entity(
                                url == null ? Iri.local("licence", String.valueOf(number)) : url,
                                "CreativeWork")
                        .set("name", licence.name())
                        .set(
                                "description",
                                "The licence %s, as the project %s names it."
                                        .formatted(licence.name(), work.coordinates()))
                        .set("url", url));
    }

    /** A crate must say where a program is found: if nowhere on the web, by its coordinates. */
    private String addSoftware() {
        String id =
                MavenCoordinates.parse(work.coordinates())
                        .map(MavenCoordinates::purl)
                        .orElseGet(() -> Iri.local("project", work.coordinates()));
        String page = work.url() == null ? work.repository() : work.url();
        Entity project =
                new Entity(id, "SoftwareApplication")
                        .set("name", work.title())
                        .set("description", work.description())
                        .set("version", work.version())
                        .set("url", page == null ? id : Iri.ofAddress(page));
        describe(project);
        return entities.add(project);
    }
}
