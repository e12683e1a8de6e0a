package dev.reprokit.bundle;

import dev.reprokit.bundle.CycloneDx.Bom;
import dev.reprokit.bundle.CycloneDx.Component;
import dev.reprokit.bundle.CycloneDx.Contact;
import dev.reprokit.bundle.CycloneDx.Dependents;
import dev.reprokit.bundle.CycloneDx.ExternalReference;
import dev.reprokit.bundle.CycloneDx.Hash;
import dev.reprokit.bundle.CycloneDx.Library;
import dev.reprokit.bundle.CycloneDx.Licence;
import dev.reprokit.bundle.CycloneDx.LicenceChoice;
import dev.reprokit.bundle.CycloneDx.Metadata;
import dev.reprokit.bundle.CycloneDx.Project;
import dev.reprokit.bundle.CycloneDx.Property;
import dev.reprokit.bundle.CycloneDx.Tool;
import dev.reprokit.bundle.CycloneDx.Tools;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.record.run.Dependency;
import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.run.Run;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The bill of materials, in CycloneDX's format: the project, the libraries on the class path of its
 * runs, the data that they read, and a model card for each model that they trained.
 */
final class BillOfMaterials implements Document {

    @Override
    public String path() {
        return "bom.cdx.json";
    }

    @Override
    public String text(BundleContents bundle) throws IOException {
        List<Run> runs = bundle.runs().runs();
        Project project = project(bundle.work());
        SortedMap<String, Component> libraries = libraries(runs);
        SortedMap<String, Component> data = data(runs);
        List<Component> components = new ArrayList<>(libraries.values());
        components.addAll(data.values());
        for (Run run : runs) {
            TrainedModel.all(run).forEach(model -> components.add(model.component(bundle)));
        }
        return JsonFile.pretty(
                new Bom(
                        "urn:uuid:" + name(bundle),
                        new Metadata(latestEnd(runs), new Tools(tools(runs)), project),
                        components,
                        new Dependents(project.ref(), List.copyOf(libraries.keySet()))));
    }

    /** {@return a name that the evidence alone decides} */
    private static UUID name(BundleContents bundle) {
        String evidence = Manifest.text(bundle.evidence());
        return UUID.nameUUIDFromBytes(evidence.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the time at which the last run ended; null if there are no runs} */
    private static @Nullable String latestEnd(List<Run> runs) throws IOException {
        List<Instant> ends = new ArrayList<>();
        for (Run run : runs) {
            ends.add(end(run));
        }
        return ends.stream().max(Instant::compareTo).map(Instant::toString).orElse(null);
    }

    private static Instant end(Run run) throws IOException {
        Provenance provenance = run.provenance();
        try {
            return Instant.parse(provenance.startedAt())
                    .plus(Duration.ofMillis(Math.round(provenance.wallSeconds() * 1000)))
                    .truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeParseException e) {
            throw new IOException(
                    "%s is damaged: startedAt is no time: %s"
                            .formatted(run.folder().provenance(), provenance.startedAt()),
                    e);
        }
    }

    private static List<Component> tools(List<Run> runs) {
        SortedSet<String> versions = new TreeSet<>();
        for (Run run : runs) {
            Optional.ofNullable(run.provenance().versions().get("ReproKit"))
                    .ifPresent(versions::add);
        }
        return versions.stream().<Component>map(version -> new Tool("ReproKit", version)).toList();
    }

    private static Project project(Work work) {
        MavenCoordinates coordinates =
                MavenCoordinates.parse(work.coordinates())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "not group:artifact:version: "
                                                        + work.coordinates()));
        return new Project(
                "project/" + work.coordinates(),
                coordinates.group(),
                coordinates.artifact(),
                work.version(),
                work.description() == null
                        ? work.title()
                        : "%s: %s".formatted(work.title(), work.description()),
                work.authors().stream().map(author -> new Contact(author.name())).toList(),
                work.licences().stream().map(BillOfMaterials::licence).toList(),
                coordinates.purl(),
                references(work),
                work.commit() == null
                        ? List.of()
                        : List.of(new Property("reprokit:commit", work.commit())));
    }

    /** Calls a licence by its name, since the format has a closed list of identifiers. */
    private static LicenceChoice licence(Work.Licence licence) {
        return new LicenceChoice(new Licence(licence.name(), address(licence.url()).orElse(null)));
    }

    private static List<ExternalReference> references(Work work) {
        List<ExternalReference> references = new ArrayList<>();
        address(work.url()).ifPresent(url -> references.add(reference("website", url)));
        address(work.repository()).ifPresent(url -> references.add(reference("vcs", url)));
        return references;
    }

    private static ExternalReference reference(String type, String url) {
        return new ExternalReference(type, url, List.of());
    }

    /** {@return an address; empty if there is none, or none that the format allows} */
    private static Optional<String> address(@Nullable String url) {
        try {
            return Optional.ofNullable(url == null ? null : new URI(url).toString());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static SortedMap<String, Component> libraries(List<Run> runs) {
        SortedMap<String, Component> libraries = new TreeMap<>();
        for (Run run : runs) {
            for (Dependency dependency : run.plan().dependencies()) {
                Library library = library(dependency);
                libraries.put(library.ref(), library);
            }
        }
        return libraries;
    }

    private static Library library(Dependency dependency) {
        Optional<MavenCoordinates> maven = MavenCoordinates.parse(dependency.coordinates());
        return new Library(
                "library/%s/%s".formatted(dependency.coordinates(), dependency.sha256()),
                maven.map(MavenCoordinates::group).orElse(null),
                maven.map(MavenCoordinates::artifact).orElse(dependency.coordinates()),
                maven.map(MavenCoordinates::version).orElse(null),
                maven.map(MavenCoordinates::purl).orElse(null),
                List.of(Hash.sha256(dependency.sha256())));
    }

    private static SortedMap<String, Component> data(List<Run> runs) {
        SortedMap<String, Component> data = new TreeMap<>();
        for (Run run : runs) {
            BundledData read = BundledData.of(run);
            if (read.isKnown()) {
                data.put(read.ref(), read.component());
            }
        }
        return data;
    }
}
