package dev.reprokit.experiment;

import dev.reprokit.data.Dataset;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import java.util.List;

/**
 * A reproduction of a published result: trials (each is one setting run with one seed) that
 * measure, and claims (sentences of the source) that are judged from the measured values alone.
 *
 * <p>To add one, implement this interface in a class with a public constructor without parameters,
 * and name the class in {@code META-INF/services/dev.reprokit.experiment.Experiment}. Every method
 * but {@link #run} must be cheap and must not use DJL: the list of experiments calls them too.
 *
 * <pre>{@code
 * public final class OneLayerMlp implements Experiment {
 *     public About about() {
 *         return About.of("one-layer-mlp", "An MLP with one hidden layer")
 *                 .asks("Does it reach 40 % test accuracy?")
 *                 .from("Zhang et al. 2017, table 1");
 *     }
 *
 *     public Design design(Scale scale) {
 *         return Design.of(List.of(Condition.of("mlp", 5))).on("cifar10", 50_000, 10_000);
 *     }
 *
 *     public void run(Trial trial) throws Exception {
 *         new ClassificationRun(Mlp.ONE_BY_512, 28, Protocol.PUBLISHED, false)
 *                 .run(trial, trial.dataset().train().labels());
 *     }
 *
 *     public List<Claim> claims() {
 *         Measure accuracy =
 *                 Measure.percent("test_accuracy", "final test accuracy");
 *         return List.of(
 *                 Claim.of("T1", "The MLP reaches more than 40 % test accuracy.")
 *                         .from("Zhang et al. 2017, table 1")
 *                         .that(accuracy.in("mlp"))
 *                         .hasMeanAbove(40));
 *     }
 * }
 * }</pre>
 */
public interface Experiment {

    /**
     * Returns what this experiment is: its id, title, question, source and published protocol.
     *
     * @return the texts for the list of experiments and for the top of its page
     */
    About about();

    /** {@return the id that users type, that of {@link #about}} */
    default String id() {
        return about().id();
    }

    /**
     * Returns the trials, data and memory of a run at a scale, the share of the published protocol
     * that it repeats. Every scale has a design: the list of experiments asks for it too.
     *
     * @param scale how much of the published protocol to repeat
     * @return conditions (settings of what the experiment varies), seeds and data
     */
    Design design(Scale scale);

    /**
     * Runs one trial (one condition, i.e. setting of what the experiment varies, with one seed) and
     * reports its metrics after each epoch through {@link Trial#epoch}. Several trials of one
     * experiment run at the same time on several threads: keep no state in fields.
     *
     * @param trial the condition, the seed, the data and the device
     * @throws Exception if the trial fails; the other trials go on, and claims that need this one
     *     get the verdict invalid
     */
    void run(Trial trial) throws Exception;

    /**
     * Returns the claims: sentences of the source, each with an assertion that decides from the
     * measured values whether it holds.
     *
     * @return the claims, in the order of the report; ids are unique
     */
    List<Claim> claims();

    /**
     * Answers questions that the source leaves open, from a run's values. The experiment's page in
     * the report shows the answers at its top.
     *
     * @param results the trials and metrics of the run
     * @return one sentence per answer, with its values; empty by default
     * @throws dev.reprokit.record.result.MissingEvidenceException if a trial (one condition run
     *     with one seed) is missing or did not finish; the page then shows no answers
     */
    default List<String> answers(Results results) {
        return List.of();
    }

    /**
     * Returns the metrics that {@link #run} records and ReproKit does not know, with the direction
     * in which each improves. The comparison of a run with its baseline, an accepted run, calls a
     * change of such a metric a regression or an improvement. A metric that nobody declares has no
     * direction: it changes.
     *
     * @return declarations, e.g. {@code new DeclaredMetric("noisy_accuracy", "accuracy on noisy
     *     labels", Direction.LOWER_IS_BETTER)}; empty by default. {@link DeclaredMetric#STANDARD}
     *     need not be among them
     */
    default List<DeclaredMetric> metrics() {
        return List.of();
    }

    /**
     * Returns the charts for the experiment's page in the report: metrics over epochs ({@link
     * dev.reprokit.record.chart.Curves}), a value against a number that the conditions (settings
     * that the experiment compares) vary ({@link dev.reprokit.record.chart.Sweep}), points ({@link
     * dev.reprokit.record.chart.Scatter}), or metrics by row and epoch ({@link
     * dev.reprokit.record.chart.HeatMap}).
     *
     * @param scale the share of the published protocol that the run repeats
     * @return the charts, in the order of the page, which shows those of one kind together; empty
     *     by default, for which the page draws each metric that changes over the epochs
     */
    default List<Chart> charts(Scale scale) {
        return List.of();
    }

    /**
     * Returns a few sample images for the experiment's page in the report, as the networks of the
     * first seed see them: one row per kind of input, e.g. unchanged images and shuffled pixels.
     *
     * @param scale the share of the published protocol that the run repeats
     * @param data the data set of the run
     * @param seed the first seed
     * @return the same images in each row; empty by default
     */
    default List<SampleImages> samples(Scale scale, Dataset data, long seed) {
        return List.of();
    }
}
