package dev.reprokit.bundle;

import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.run.Run;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A run as an action of a Process Run Crate: what was made of what, and with which program. */
final class CrateRun {
    /** Not {@code Z}: validators of the profile ask for an offset. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    /** Pages of the software that runs are made with: a crate must name one of each. */
    private static final Map<String, String> PAGES =
            Map.of(
                    "ReproKit", "https://github.com/reprokit/reprokit",
                    "DJL", "https://djl.ai",
                    "PyTorch", "https://pytorch.org",
                    "Spark", "https://spark.apache.org",
                    "JDK", "https://openjdk.org");

    private final Run run;
    private final CrateProject project;
    private final Entities entities;
    private final RunFiles files;
    private final boolean imported;

    CrateRun(Run run, BundleContents bundle, CrateProject project, Entities entities) {
        this.run = run;
        this.project = project;
        this.entities = entities;
        files = new RunFiles(run, bundle);
        imported = run.plan().imported() != null;
    }

    /**
     * Describes the run and its trials. Trials that were imported are left out: nobody has recorded
     * with which program they were run, or by whom.
     *
     * @return the identifiers of the actions
     */
    List<String> add() {
        List<String> software = new ArrayList<>(List.of(project.software()));
        run.provenance()
                .versions()
                .forEach(
                        (name, version) -> {
                            if (PAGES.containsKey(name)) {
                                software.add(addSoftware(name, version));
                            }
                        });
        String data = addData();
        List<String> actions = new ArrayList<>(List.of(addRun(software, data)));
        if (!imported) {
            actions.addAll(new CrateTrials(run, files, project, entities).add(software, data));
        }
        return actions;
    }

    /** Versions of one program are several things, and the web has one page of them. */
    private String addSoftware(String name, String version) {
        String page = PAGES.get(name);
        return entities.add(
                new Entity(page + Iri.local(version), "SoftwareApplication")
                        .set("name", name)
                        .set("version", version)
                        .set("url", page));
    }

    private String addData() {
        Provenance provenance = run.provenance();
        List<String> digests = new ArrayList<>();
        provenance.dataDigests().forEach((name, digest) -> digests.add(addDigest(name, digest)));
        return entities.add(
                new Entity(Iri.local("data", run.experiment()), "Dataset")
                        .set(
                                "name",
                                imported
                                        ? "results that somebody had made before"
                                        : "data set: " + provenance.dataset())
                        .set(
                                "description",
                                provenance.dataNotes().isEmpty()
                                        ? "The data that the trials of %s read; they are not in the bundle."
                                                .formatted(run.experiment())
                                        : String.join("; ", provenance.dataNotes()))
                        .refer("identifier", digests));
    }

    /** Leaves the folder of imported runs out: it is a path of somebody's machine. */
    private String addDigest(String name, String digest) {
        String shown = name.equals(run.plan().imported()) ? "imported files" : name;
        return entities.add(
                new Entity(Iri.local("digest", run.experiment(), shown), "PropertyValue")
                        .set("propertyID", "SHA-256")
                        .set("name", "SHA-256 of " + shown)
                        .set("value", digest));
    }

    private String addRun(List<String> software, String data) {
        Provenance provenance = run.provenance();
        List<String> objects = new ArrayList<>(files.in("plan.json"));
        objects.add(data);
        Instant start = Instant.parse(provenance.startedAt());
        Instant end = start.plus(Duration.ofMillis(Math.round(provenance.wallSeconds() * 1000)));
        return entities.add(
                new Entity(Iri.local("run", run.experiment()), "CreateAction")
                        .set("name", "Run %s of %s".formatted(run.plan().runId(), run.experiment()))
                        .set("description", inWords(provenance))
                        .refer("agent", imported ? List.of() : project.authors())
                        .refer("instrument", software)
                        .refer("object", objects)
                        .refer(
                                "result",
                                files.in(
                                        "experiment.json",
                                        "trials.csv",
                                        "metrics.csv",
                                        "provenance.json",
                                        "verdicts.json",
                                        "undecided.json",
                                        "samples/",
                                        "right/"))
                        .set("startTime", time(start))
                        .set("endTime", time(end))
                        .ended(true));
    }

    private String inWords(Provenance provenance) {
        int trials = run.results().trials().size();
        String text =
                imported
                        ? "Read %s trials that had been run before, and judged the claims with them. Who ran them, when and with which program is not known."
                                .formatted(trials)
                        : "Ran %s trials at scale %s, of which %s were taken from earlier runs, on %s, %s; then judged the claims. Commit: %s%s."
                                .formatted(
                                        trials,
                                        run.plan().scale().id(),
                                        provenance.reusedTrials(),
                                        provenance.device(),
                                        provenance.numerics().description(),
                                        provenance.gitCommit(),
                                        Boolean.TRUE.equals(provenance.gitDirty())
                                                ? ", from which files differed"
                                                : "");
        return run.undecided() == null ? text : text + " A budget of time ended it early.";
    }

    private static String time(Instant instant) {
        return TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
