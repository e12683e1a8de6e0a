package dev.reprokit.bundle;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.record.chart.Link;
import dev.reprokit.record.run.Run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The document by which archives of research data know a bundle: an RO-Crate 1.2 that lists its
 * files, and says as a Process Run Crate 0.5 which trial made which.
 */
final class RoCrate implements Document {
    static final String PATH = "ro-crate-metadata.json";

    private static final String SPECIFICATION = "https://w3id.org/ro/crate/1.2";
    private static final String PROFILE = "https://w3id.org/ro/wfrun/process/0.5";

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String text(BundleContents bundle) throws IOException {
        Entities entities = new Entities();
        entities.add(
                new Entity(PATH, "CreativeWork")
                        .refer("conformsTo", List.of(SPECIFICATION))
                        .refer("about", List.of("./"))
                        .set("name", "The description of the bundle (this file)"));
        Entity root = root(bundle);
        entities.add(root);
        CratePapers papers = new CratePapers(entities);
        root.refer("hasPart", new CrateFiles(bundle, entities, papers).add());
        CrateProject project = new CrateProject(bundle.work(), entities);
        project.describe(root);
        root.refer("mentions", actions(bundle, project, entities));
        List<Link> links = new ArrayList<>();
        bundle.runs().runs().forEach(run -> links.addAll(run.description().links()));
        root.refer("citation", papers.add(links));
        entities.add(
                new Entity(PROFILE, "CreativeWork", "Profile")
                        .set("name", "Process Run Crate")
                        .set("version", "0.5"));
        Map<String, Object> crate = new LinkedHashMap<>();
        crate.put("@context", SPECIFICATION + "/context");
        crate.put("@graph", entities.graph());
        return JsonFile.pretty(crate);
    }

    private static Entity root(BundleContents bundle) throws IOException {
        Work work = bundle.work();
        String purpose =
                "The settings, measured values, judged claims and origin of "
                        + BundleText.experiments(bundle)
                        + ".";
        return new Entity("./", "Dataset")
                .refer("conformsTo", List.of(PROFILE))
                .set("name", BundleText.title(work))
                .set(
                        "description",
                        work.description() == null ? purpose : purpose + " " + work.description())
                .set("version", work.version())
                .set("datePublished", bundle.date().toString());
    }

    private static List<String> actions(
            BundleContents bundle, CrateProject project, Entities entities) {
        List<String> actions = new ArrayList<>();
        for (Run run : bundle.runs().runs()) {
            actions.addAll(new CrateRun(run, bundle, project, entities).add());
        }
        return actions;
    }
}
