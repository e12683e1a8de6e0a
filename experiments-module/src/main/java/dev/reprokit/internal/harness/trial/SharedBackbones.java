package dev.reprokit.internal.harness.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import dev.reprokit.experiment.Trial;
import dev.reprokit.internal.cache.Key;
import dev.reprokit.internal.cache.ResultStore;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;
import dev.reprokit.training.Backbone;
import dev.reprokit.training.ClassificationRun;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The backbones of all runs, in the cache beside the finished trials, and those that this run
 * trains. If trials of one run need the same backbone at once, one trains it and the others wait.
 * Two processes may both train it; they get the same bits, and the first one's files stay in the
 * cache.
 */
public final class SharedBackbones implements BackboneSource {
    private final Plan plan;
    private final PlannedCode code;
    private final CommonInputs common;
    private final ResultStore cache;
    private final ExperimentFolder folder;
    private final EventLog events;
    private final Map<Key, Place> places = new ConcurrentHashMap<>();

    /**
     * Creates the backbones of a plan.
     *
     * @param plan says whether stored backbones may be used
     * @param code the code, of which a backbone's part counts
     * @param common the inputs that count for every backbone
     * @param cache stores them
     * @param folder the folder in which they are trained
     * @param events receives progress
     */
    public SharedBackbones(
            Plan plan,
            PlannedCode code,
            CommonInputs common,
            ResultStore cache,
            ExperimentFolder folder,
            EventLog events) {
        this.plan = plan;
        this.code = code;
        this.common = common;
        this.cache = cache;
        this.folder = folder;
        this.events = events;
    }

    /** The state of one backbone in this run; its monitor is held while it is computed. */
    private static final class Place {
        private boolean begun;
        private boolean trained;
        private boolean told;
        private boolean stopped;
    }

    @Override
    public Backbone get(
            Trial user, Timekeeper time, ClassificationRun run, int[] trainLabels, int... epochs)
            throws IOException {
        BackboneRecipe recipe = BackboneRecipe.of(run, trainLabels, user.seed(), epochs);
        Key key = key(recipe);
        Place place = places.computeIfAbsent(key, unused -> new Place());
        synchronized (place) {
            Optional<BackboneFiles> kept = find(recipe, user.dataset().id(), key, place);
            if (kept.isPresent() && !place.trained && !place.told) {
                place.told = true;
                note(recipe.title() + " reused from the cache");
            }
            BackboneFiles files =
                    kept.isPresent() ? kept.get() : train(user, time, recipe, key, place);
            return new Backbone(
                    user,
                    run,
                    files.metrics(),
                    recipe.epochs(),
                    (epoch, manager) ->
                            parameters(user, time, recipe, key, place, files, epoch, manager));
        }
    }

    /** Reads parameters that somebody may have removed since, and trains them again. */
    private Map<String, NDArray> parameters(
            Trial user,
            Timekeeper time,
            BackboneRecipe recipe,
            Key key,
            Place place,
            BackboneFiles files,
            int epoch,
            NDManager manager)
            throws IOException {
        if (files.have(epoch)) {
            return files.parameters(epoch, manager);
        }
        synchronized (place) {
            note("%s is gone from %s".formatted(recipe.title(), files.folder()));
            Optional<BackboneFiles> kept = find(recipe, user.dataset().id(), key, place);
            BackboneFiles again =
                    kept.isPresent() ? kept.get() : train(user, time, recipe, key, place);
            return again.parameters(epoch, manager);
        }
    }

    private Key key(BackboneRecipe recipe) throws IOException {
        SortedMap<String, String> inputs = new TreeMap<>(common.inputs());
        inputs.putAll(recipe.inputs());
        inputs.putAll(code.ofBackbone(recipe.classes()));
        return new Key(inputs);
    }

    private Optional<BackboneFiles> find(
            BackboneRecipe recipe, String dataset, Key key, Place place) throws IOException {
        if (plan.cache().rerun() && !place.trained) {
            return Optional.empty();
        }
        Optional<BackboneFiles> found =
                cache.find(recipe.subject(dataset), key, BackboneFiles.names(recipe.epochs()))
                        .map(BackboneFiles::new);
        if (found.isPresent()) {
            try {
                found.get().requireOf(recipe);
            } catch (IOException e) {
                cache.discard(found.get().folder(), e.getMessage());
                return Optional.empty();
            }
        }
        return found;
    }

    private BackboneFiles train(
            Trial user, Timekeeper time, BackboneRecipe recipe, Key key, Place place)
            throws IOException {
        if (place.stopped) {
            // Of those that waited for it, none begins an epoch that would not end in time.
            throw new StoppedException();
        }
        String name = "backbone-%s-%.12s".formatted(recipe.id(), key.digest());
        BackboneFiles files = new BackboneFiles(folder.running(plan.scale(), name));
        RunningFolder running = RunningFolder.open(folder, plan.scale(), name, key, events);
        if (plan.cache().rerun() && !place.begun) {
            // It stays there as long as trials of other seeds may want it.
            running.restart();
        }
        place.begun = true;
        try {
            files.check(key, recipe.epochs().headSet(running.progress().epochs() + 1));
        } catch (IOException e) {
            note("%s starts over: %s".formatted(recipe.title(), e.getMessage()));
            running.restart();
        }
        BackboneTrial training =
                new BackboneTrial(user, time, recipe, key, running, files, this::note);
        try {
            recipe.run().run(training, recipe.labels());
        } catch (StoppedException e) {
            place.stopped = true;
            throw e;
        }
        running.requireOwn();
        files.requireOf(recipe);
        place.trained = true;
        publish(recipe, recipe.subject(user.dataset().id()), key, files);
        return files;
    }

    /**
     * Stores a backbone; a failure is only logged, because the files in the run folder serve this
     * run.
     */
    private void publish(BackboneRecipe recipe, String subject, Key key, BackboneFiles files) {
        try {
            if (plan.cache().rerun()) {
                cache.forget(subject, key);
            }
            cache.publish(subject, key, entry -> files.copyTo(entry, recipe.epochs()));
        } catch (IOException e) {
            note(
                    "%s is not kept in the cache %s: %s"
                            .formatted(recipe.title(), plan.cache().directory(), e));
        }
    }

    private void note(String message) {
        try {
            events.append(new Event.Note(message));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
