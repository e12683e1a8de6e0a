package dev.reprokit.bundle;

import dev.reprokit.bundle.Work.Author;
import dev.reprokit.bundle.Work.Licence;
import dev.reprokit.record.chart.Link;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The document that says how a bundle is cited, in the Citation File Format 1.2.0. */
final class CitationFile implements Document {
    private static final DumpSettings SETTINGS =
            DumpSettings.builder().setSplitLines(false).setBestLineBreak("\n").build();

    /** The DOIs that the format allows; others are left to the address. */
    private static final String CITABLE_DOI =
            "10\\.\\d{4,9}(\\.\\d+)?/[A-Za-z0-9:/_;\\-.()\\[\\]\\\\]+";

    @Override
    public String path() {
        return "CITATION.cff";
    }

    @Override
    public String text(BundleContents bundle) throws IOException {
        Work work = bundle.work();
        Map<String, Object> citation = new LinkedHashMap<>();
        citation.put("cff-version", "1.2.0");
        citation.put("message", "If you use these results, please cite them as below.");
        citation.put("type", "dataset");
        citation.put("title", BundleText.title(work));
        citation.put("abstract", summary(bundle));
        citation.put("authors", authors(work));
        citation.put("version", work.version());
        put(citation, "commit", work.commit());
        citation.put("date-released", bundle.date().toString());
        putLicence(citation, work.licences());
        put(citation, "url", address(work.url()));
        put(citation, "repository-code", address(work.repository()));
        List<Map<String, Object>> papers = references(bundle);
        if (!papers.isEmpty()) {
            citation.put("references", papers);
        }
        return yaml(citation);
    }

    private static void put(Map<String, Object> map, String key, @Nullable String value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    private static String summary(BundleContents bundle) {
        String evidence = "Evidence of " + BundleText.experiments(bundle) + ".";
        String description = bundle.work().description();
        return description == null ? evidence : evidence + " " + description;
    }

    /**
     * Names the authors as entities: a POM has one field for a name, and nothing says which part of
     * it is the family's.
     */
    private static List<Map<String, Object>> authors(Work work) {
        List<Map<String, Object>> authors = new ArrayList<>();
        for (Author author : work.authors()) {
            Map<String, Object> entity = new LinkedHashMap<>();
            entity.put("name", author.name());
            String page = address(author.url());
            if (page != null) {
                entity.put(Orcid.is(page) ? "orcid" : "website", page);
            }
            authors.add(entity);
        }
        return authors.isEmpty()
                ? List.of(Map.of("name", work.title()))
                : authors.stream().distinct().toList();
    }

    /** Both lists mean that the user may choose, so those that the format cannot name may lack. */
    private static void putLicence(Map<String, Object> citation, List<Licence> licences) {
        List<String> named =
                licences.stream()
                        .map(Licence::name)
                        .filter(CitableLicences::contains)
                        .distinct()
                        .toList();
        if (!named.isEmpty()) {
            citation.put("license", named.size() == 1 ? named.get(0) : named);
            return;
        }
        licences.stream()
                .map(licence -> Optional.ofNullable(address(licence.url())))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(url -> citation.put("license-url", url));
    }

    private static List<Map<String, Object>> references(BundleContents bundle) {
        return bundle.runs().runs().stream()
                .flatMap(run -> run.description().links().stream())
                .map(CitationFile::reference)
                .distinct()
                .toList();
    }

    /**
     * A reference must have authors, but a link names none: then the format's guide asks for the
     * work's title.
     */
    private static Map<String, Object> reference(Link link) {
        String url = Iri.ofAddress(link.url());
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("type", Paper.is(url) ? "article" : "generic");
        reference.put("title", link.label());
        reference.put("authors", List.of(Map.of("name", link.label())));
        Paper.doi(url)
                .filter(doi -> doi.matches(CITABLE_DOI))
                .ifPresent(doi -> reference.put("doi", doi));
        reference.put("url", url);
        return reference;
    }

    /** {@return an address that the format allows; null if it is none} */
    private static @Nullable String address(@Nullable String url) {
        return url != null && url.matches("(https|http|ftp|sftp)://.+") ? Iri.ofAddress(url) : null;
    }

    /** Quotes all values: YAML 1.1, which many readers speak, takes a plain no for a false. */
    private static String yaml(Map<String, Object> citation) {
        return new Present(SETTINGS)
                .emitToString(new Serialize(SETTINGS).serializeOne(node(citation)).iterator());
    }

    private static Node node(Object value) {
        if (value instanceof Map<?, ?> map) {
            List<NodeTuple> entries = new ArrayList<>();
            map.forEach(
                    (key, of) ->
                            entries.add(
                                    new NodeTuple(
                                            new ScalarNode(
                                                    Tag.STR, key.toString(), ScalarStyle.PLAIN),
                                            node(of))));
            return new MappingNode(Tag.MAP, entries, FlowStyle.BLOCK);
        }
        if (value instanceof List<?> list) {
            return new SequenceNode(
                    Tag.SEQ, list.stream().map(CitationFile::node).toList(), FlowStyle.BLOCK);
        }
        return new ScalarNode(Tag.STR, value.toString(), ScalarStyle.DOUBLE_QUOTED);
    }
}
