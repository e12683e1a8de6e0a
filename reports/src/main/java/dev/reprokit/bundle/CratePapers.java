package dev.reprokit.bundle;

import dev.reprokit.record.chart.Link;

import java.util.List;

/** The papers and pages that experiments name, as entities of an RO-Crate. */
final class CratePapers {
    private final Entities entities;

    CratePapers(Entities entities) {
        this.entities = entities;
    }

    /** Describes what is linked to; {@return the identifiers} */
    List<String> add(List<Link> links) {
        return links.stream().map(this::add).toList();
    }

    private String add(Link link) {
        String address = Iri.ofAddress(link.url());
        return entities.add(
                new Entity(address, Paper.is(address) ? "ScholarlyArticle" : "CreativeWork")
                        .set("name", link.label())
                        .set("url", address));
    }
}
