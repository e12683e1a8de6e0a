package dev.reprokit.bundle;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.reprokit.record.chart.Description;
import dev.reprokit.record.run.Run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files and folders of a bundle, as entities of an RO-Crate. */
final class CrateFiles {
    /** The end of the name of a folder's own licence: the charts' library has one. */
    private static final String LICENCE = "LICENSE";

    private final BundleContents bundle;
    private final Entities entities;
    private final CratePapers papers;

    CrateFiles(BundleContents bundle, Entities entities, CratePapers papers) {
        this.bundle = bundle;
        this.entities = entities;
        this.papers = papers;
    }

    /**
     * Describes every file, and every folder with what it holds. The manifest, which is written
     * after the crate, is there without size and digest.
     *
     * @return the identifiers of what is at the top
     */
    List<String> add() {
        List<String> parts = parts("", bundle.files());
        parts.add(entities.add(file(Manifest.PATH)));
        return parts;
    }

    /**
     * Describes what lies in a folder, whose path is empty at the top and else ends with a slash.
     */
    private List<String> parts(String folder, List<BundledFile> files) {
        List<String> parts = new ArrayList<>();
        Map<String, List<BundledFile>> byChild =
                files.stream()
                        .filter(file -> !file.path().equals(RoCrate.PATH))
                        .collect(groupingBy(file -> child(folder, file), TreeMap::new, toList()));
        byChild.forEach(
                (child, inside) ->
                        parts.add(child.endsWith("/") ? add(child, inside) : add(inside.get(0))));
        return parts;
    }

    private static String child(String folder, BundledFile file) {
        int slash = file.path().indexOf('/', folder.length());
        return slash < 0 ? file.path() : file.path().substring(0, slash + 1);
    }

    private String add(BundledFile file) {
        return entities.add(
                file(file.path())
                        .set("contentSize", String.valueOf(file.bytes()))
                        .set("sha256", file.sha256()));
    }

    private static Entity file(String path) {
        FileDescription description = FileDescription.of(path);
        String[] types =
                path.endsWith("/" + LICENCE)
                        ? new String[] {"File", "CreativeWork"}
                        : new String[] {"File"};
        return new Entity(Iri.ofPath(path), types)
                .set("name", path)
                .set("description", description.text())
                .set("encodingFormat", description.mediaType());
    }

    private String add(String folder, List<BundledFile> files) {
        Entity entity = new Entity(Iri.ofPath(folder), "Dataset");
        entities.add(entity);
        Optional<Description> experiment = experiment(folder);
        experiment.ifPresentOrElse(
                of ->
                        entity.set("name", of.title())
                                .set("description", inWords(of))
                                .refer("citation", papers.add(of.links())),
                () ->
                        entity.set("name", folder)
                                .set("description", FileDescription.of(folder).text()));
        List<String> parts = parts(folder, files);
        String licence = Iri.ofPath(folder) + LICENCE;
        if (parts.contains(licence)) {
            entity.refer("license", List.of(licence));
        }
        return entity.refer("hasPart", parts).id();
    }

    private Optional<Description> experiment(String folder) {
        return bundle.runs().runs().stream()
                .filter(run -> folder.equals(folder(run)))
                .map(Run::description)
                .findFirst();
    }

    private static String inWords(Description experiment) {
        return "The experiment %s at scale %s. It asks: %s Source: %s."
                .formatted(
                        experiment.id(),
                        experiment.scale().id(),
                        experiment.question(),
                        experiment.source());
    }

    /** {@return the path in the bundle of a run's folder} */
    static String folder(Run run) {
        return "%s/%s/".formatted(BundleWriter.RUNS, run.folder().name());
    }
}
