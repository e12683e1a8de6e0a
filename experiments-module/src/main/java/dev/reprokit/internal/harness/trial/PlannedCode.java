package dev.reprokit.internal.harness.trial;

import dev.reprokit.experiment.Experiment;
import dev.reprokit.internal.cache.CodeDigest;
import dev.reprokit.internal.cache.CodePath;
import dev.reprokit.internal.cache.Key;
import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.file.FolderLock;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.Sha256;
import dev.reprokit.internal.harness.machine.EngineSettings;
import dev.reprokit.internal.harness.machine.LibTorchSwitches;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.harness.machine.TrialThreads;
import dev.reprokit.internal.harness.machine.VisibleGpus;
import dev.reprokit.internal.trap.TrapSearch;
import dev.reprokit.record.chart.ReachedTrap;
import dev.reprokit.record.run.Dependency;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;
import dev.reprokit.training.ClassificationRun;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * The code on which a plan's results depend, one digest per file, as it is when the run begins.
 *
 * @param code all of it
 */
public record PlannedCode(CodePath code) {
    /** Classes that every trial runs, and that tell PyTorch how exactly to compute. */
    private static final List<String> TRIAL =
            List.of(
                    RunningTrial.class.getName(),
                    EngineSettings.class.getName(),
                    LibTorchSwitches.class.getName(),
                    TrialThreads.class.getName());

    /**
     * What keeps files, takes notes and looks for devices. It computes no number and writes none
     * down, so that a change there trains nothing again. All else counts, whatever is new too.
     * {@link Sha256} need not be named, though random numbers begin with it: a key is its digest.
     */
    static final Set<Class<?>> UNCOUNTED =
            Set.of(
                    AtomicFile.class,
                    CacheFolder.class,
                    FolderLock.class,
                    JsonFile.class,
                    Sha256.class,
                    Key.class,
                    VisibleGpus.class,
                    RefusedException.class,
                    Event.class,
                    EventLog.class,
                    ExperimentFolder.class,
                    Plan.class);

    /** Classes that train a backbone of any network. */
    private static final List<String> BACKBONE =
            List.of(BackboneTrial.class.getName(), ClassificationRun.class.getName());

    /**
     * Reads the code.
     *
     * @param libraries those of the class path, which are no code
     * @throws IOException if it cannot be read
     */
    public static PlannedCode of(List<Dependency> libraries) throws IOException {
        return new PlannedCode(
                new CodePath(CodeLocation.classPath(), CodeLocation.libraries(libraries)));
    }

    /** {@return the calls in an experiment's code that walk into traps} */
    public List<ReachedTrap> traps(Experiment experiment) {
        return new TrapSearch(code).of(experiment.getClass().getName());
    }

    /** {@return the code that a trial of an experiment can run} */
    SortedMap<String, String> of(Experiment experiment) throws IOException {
        return CodeDigest.of(code.without(UNCOUNTED), experiment.getClass().getName(), TRIAL);
    }

    /**
     * Returns the code that the training of a backbone can run, independent of the experiment.
     *
     * @param network the classes of the network; those of libraries count with their jars
     */
    SortedMap<String, String> ofBackbone(Collection<String> network) throws IOException {
        List<String> roots = new ArrayList<>(TRIAL);
        roots.addAll(BACKBONE);
        network.stream().filter(code::contains).forEach(roots::add);
        return CodeDigest.of(code.without(UNCOUNTED), roots);
    }
}
