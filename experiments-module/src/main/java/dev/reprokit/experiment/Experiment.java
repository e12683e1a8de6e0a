package dev.reprokit.experiment;

import dev.reprokit.data.Dataset;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.HeatMap;
import dev.reprokit.record.chart.Link;
import dev.reprokit.record.chart.Scatter;
import dev.reprokit.record.chart.Sweep;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import java.util.List;

/**
 * One reproduction: trials that measure, and claims that are judged from the measurements alone.
 *
 * <p>To add one, implement this interface with a public constructor without parameters and name the
 * class in {@code META-INF/services/dev.reprokit.experiment.Experiment}. Everything but {@link
 * #run} must be cheap and must not touch DJL: it is also called to list experiments.
 */
public interface Experiment {

    /**
     * The name that users type, unique on the class path: lower case, digits and hyphens.
     *
     * @return e.g. {@code lrn-removal}
     */
    String id();

    /**
     * A short title.
     *
     * @return e.g. {@code Removing local response normalisation}
     */
    String title();

    /**
     * What is asked.
     *
     * @return a sentence
     */
    String question();

    /**
     * Who asked it first.
     *
     * @return paper and section, or the research log
     */
    String source();

    /**
     * How it was published: networks, data, optimiser, schedule, and what the source leaves open.
     *
     * @return a sentence each; none by default
     */
    default List<String> protocol() {
        return List.of();
    }

    /**
     * What is run at a scale. Every scale has a design: it is also asked for to list experiments.
     *
     * @param scale how much of the published protocol to repeat
     * @return conditions, seeds and data
     */
    Design design(Scale scale);

    /**
     * The same on a data set that the user asks for: what is designed, run and drawn there. Texts
     * and claims stay those of this experiment.
     *
     * @param dataset the data set's id, e.g. {@code mnist}
     * @return this, unless the source has other networks for that data set
     */
    default Experiment on(String dataset) {
        return this;
    }

    /**
     * Runs one trial, reporting its metrics after each epoch through {@link Trial#epoch}. Trials of
     * one experiment run at the same time on several threads: keep no state in fields.
     *
     * @param trial the condition, the seed, the data and the device
     * @throws Exception if the trial fails; other trials go on, and claims that need this one are
     *     invalid
     */
    void run(Trial trial) throws Exception;

    /**
     * What is claimed of the metrics.
     *
     * @return the claims, in the order of the report; ids are unique
     */
    List<Claim> claims();

    /**
     * What the run says to questions that the source leaves open, for the top of the page.
     *
     * @param results the run
     * @return a sentence each, with its values; none by default
     * @throws dev.reprokit.record.result.MissingEvidenceException if a trial is missing or did not
     *     finish: then nothing is said
     */
    default List<String> answers(Results results) {
        return List.of();
    }

    /**
     * What the report draws.
     *
     * @param scale the scale of the run
     * @return values; none by default
     */
    default List<Curves> curves(Scale scale) {
        return List.of();
    }

    /**
     * What the report draws against a number that the conditions vary.
     *
     * @param scale the scale of the run
     * @return values; none by default
     */
    default List<Sweep> sweeps(Scale scale) {
        return List.of();
    }

    /**
     * What the report draws as points, e.g. one accuracy of many models against another.
     *
     * @param scale the scale of the run
     * @return values; none by default
     */
    default List<Scatter> scatters(Scale scale) {
        return List.of();
    }

    /**
     * What the report draws by layer, or the like, and epoch.
     *
     * @param scale the scale of the run
     * @return values; none by default
     */
    default List<HeatMap> heatMaps(Scale scale) {
        return List.of();
    }

    /**
     * Where the papers are.
     *
     * @return links for the top of the page; none by default
     */
    default List<Link> links() {
        return List.of();
    }

    /**
     * What the trials of the first seed show their networks: a few images, in every form.
     *
     * @param scale the scale of the run
     * @param data the data set of the run
     * @param seed the first seed
     * @return the same images in each; none by default
     */
    default List<SampleImages> samples(Scale scale, Dataset data, long seed) {
        return List.of();
    }
}
