package dev.reprokit.report;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.record.chart.Description;
import dev.reprokit.record.chart.SamplePictures;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.verdict.Verdicts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The contents of one experiment's folder, all of them from one run. */
record Evidence(
        ExperimentFolder folder,
        Plan plan,
        Description description,
        Results results,
        Verdicts verdicts,
        Provenance provenance,
        SamplePictures samples) {

    /**
     * Reads an experiment's folder.
     *
     * @throws IOException if the latest run failed, a file is missing or malformed, or the files
     *     are of different runs; the message says which and what to do
     */
    static Evidence read(ExperimentFolder folder) throws IOException {
        if (Files.exists(folder.failure())) {
            throw new IOException(Files.readString(folder.failure()));
        }
        try {
            Evidence evidence =
                    new Evidence(
                            folder,
                            JsonFile.read(folder.plan(), Plan.class),
                            JsonFile.read(folder.description(), Description.class),
                            folder.results(),
                            JsonFile.read(folder.verdicts(), Verdicts.class),
                            JsonFile.read(folder.provenance(), Provenance.class),
                            Files.exists(folder.sampleList())
                                    ? JsonFile.read(folder.sampleList(), SamplePictures.class)
                                    : new SamplePictures(List.of()));
            evidence.requireOneRun();
            return evidence;
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "%s is missing: the run did not end, or the file was removed. Run the experiment again; %s says how far it came."
                            .formatted(
                                    Path.of(e.getFile()).getFileName(), folder.log().getFileName()),
                    e);
        }
    }

    private void requireOneRun() throws IOException {
        Map<String, List<String>> byFile =
                Map.of(
                        "verdicts.json", List.of(verdicts.experiment(), verdicts.runId()),
                        "provenance.json", List.of(plan.experiment(), provenance.runId()),
                        "experiment.json", List.of(description.id(), plan.runId()));
        List<String> planned = List.of(plan.experiment(), plan.runId());
        for (Map.Entry<String, List<String>> file : byFile.entrySet()) {
            if (!file.getValue().equals(planned)) {
                throw new IOException(
                        "%s is of %s, but plan.json is of %s (experiment, run): the latest run did not end. Run the experiment again."
                                .formatted(file.getKey(), file.getValue(), planned));
            }
        }
    }
}
