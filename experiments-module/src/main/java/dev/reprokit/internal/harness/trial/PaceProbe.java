package dev.reprokit.internal.harness.trial;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.experiment.Condition;
import dev.reprokit.internal.harness.machine.TrialThreads;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Times conditions whose pace nobody knows, before anything is trained: it runs each for a few
 * epochs on a few of its images, as many times at once as trials will run. What they record is
 * thrown away. A condition that cannot be run so stays unknown, e.g. since it wants a backbone, or
 * since its epochs do not take each training image once.
 */
public final class PaceProbe implements PaceStore {
    private static final int IMAGES = 256;

    /** The last one is timed; the others pay for the first use of memory and code. */
    static final int EPOCHS = 3;

    /**
     * The largest share of the run's work that may be spent on it: else its first epoch is near.
     */
    private static final double MOST = 0.02;

    private final PlannedWork work;
    private final NDManager manager;
    private final List<Device> devices;
    private final int trialsAtOnce;
    private final Budget budget;
    private final PaceStore kept;
    private final Dataset few;
    private final boolean pays;

    /**
     * Creates a probe that has not run.
     *
     * @param work the plan
     * @param schedule the trials to run
     * @param manager creates the arrays; the caller closes it
     * @param devices at least one
     * @param trialsAtOnce number of trials at once, at least 1
     * @param budget the time that the run may take; nothing is timed when it is spent
     * @param kept has the paces that are known
     */
    public PaceProbe(
            PlannedWork work,
            Schedule schedule,
            NDManager manager,
            List<Device> devices,
            int trialsAtOnce,
            Budget budget,
            PaceStore kept) {
        this.work = work;
        this.manager = manager;
        this.devices = devices;
        this.trialsAtOnce = trialsAtOnce;
        this.budget = budget;
        this.kept = kept;
        few = work.dataset() == null ? null : few(work.dataset());
        pays = few != null && budget.allows(0) && cost() <= MOST * epochs(schedule);
    }

    /** Takes the first images of each kind, in the proportion of all. */
    private static Dataset few(Dataset all) {
        double share = Math.min(1, (double) IMAGES / all.train().size());
        return new Dataset(
                all.id(),
                few(all.train(), share),
                few(all.test(), share),
                all.newTest() == null ? null : few(all.newTest(), share),
                all.digests(),
                all.notes());
    }

    private static LabelledImages few(LabelledImages all, double share) {
        return all.first((int) Math.ceil(share * all.size()));
    }

    /** Returns the work of all probes, in epochs. */
    private double cost() {
        return EPOCHS * trialsAtOnce * work.design().conditions().size() / scale();
    }

    /** Returns how many times the images are more than those of a probe. */
    private double scale() {
        return (double) work.dataset().train().size() / few.train().size();
    }

    private static double epochs(Schedule schedule) {
        return schedule.entries().stream().mapToDouble(e -> e.condition().epochs()).sum();
    }

    @Override
    public Optional<Pace> find(Condition condition) {
        Optional<Pace> known = kept.find(condition);
        return known.isEmpty() && pays && condition.epochs() > EPOCHS ? timed(condition) : known;
    }

    @Override
    public void keep(Condition condition, Pace pace) {
        kept.keep(condition, pace);
    }

    private Optional<Pace> timed(Condition condition) {
        ExecutorService threads = Executors.newFixedThreadPool(trialsAtOnce, new TrialThreads());
        try {
            List<Callable<Double>> probes = new ArrayList<>();
            for (int slot = 0; slot < trialsAtOnce; slot++) {
                Device device = devices.get(slot % devices.size());
                probes.add(() -> seconds(condition, device));
            }
            double seconds = 0;
            for (Future<Double> probe : threads.invokeAll(probes)) {
                seconds += probe.get();
            }
            return Optional.of(new Pace(scale() * seconds / trialsAtOnce, 0, budget.today()));
        } catch (ExecutionException e) {
            // Its trial will tell, if it is a defect.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            threads.shutdownNow();
        }
    }

    private double seconds(Condition condition, Device device) throws Exception {
        try (NDManager scope = manager.newSubManager(device)) {
            ProbedTrial trial =
                    new ProbedTrial(
                            condition,
                            work.plan(),
                            DeviceScope.on(scope, few),
                            few,
                            work.files().forTrials(),
                            budget.clock());
            try {
                work.experiment().run(trial);
            } catch (StoppedException e) {
                // It has run all that was wanted.
            }
            return trial.seconds();
        }
    }
}
