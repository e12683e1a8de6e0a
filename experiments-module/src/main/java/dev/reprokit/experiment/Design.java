package dev.reprokit.experiment;

import dev.reprokit.data.Input;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The design of an experiment at one scale (how much of the published protocol a run repeats):
 * which trials run (every condition, i.e. setting of what the experiment varies, with every seed),
 * on which data, and what they need.
 *
 * <pre>{@code
 * Design.of(List.of(Condition.of("with-lrn", 10), Condition.of("without-lrn", 10)))
 *         .on("cifar10", 50_000, 10_000)           // 2 conditions x 5 seeds = 10 trials
 *         .reducing("10 epochs instead of 100");
 * }</pre>
 *
 * @param conditions the conditions, in the order of the report; at least one, ids unique
 * @param seeds seeds per condition unless the user sets another number, at least 1
 * @param dataset id of the data set unless the user sets another one; null if the experiment brings
 *     its own data
 * @param trainImages number of training images: the first ones of the data set
 * @param testImages number of test images: the first ones of the data set
 * @param reductions what this scale leaves out against the published protocol, e.g. fewer epochs or
 *     images, one sentence per difference; the experiment's page in the report lists them
 * @param bytesPerTrial memory in bytes that one trial takes on its device (the GPU's memory, or the
 *     machine's on a CPU), without the data set's images, which all trials share. ReproKit refuses
 *     a run if one trial and the data exceed the free memory, and runs at most as many trials at
 *     once as fit
 * @param allCores true if a trial computes on all cores, so that the last bits of its results
 *     depend on their number; false if it computes on one
 * @param inputs files of one's own that trials read, beside the data set
 */
public record Design(
        List<Condition> conditions,
        int seeds,
        @Nullable String dataset,
        int trainImages,
        int testImages,
        List<String> reductions,
        long bytesPerTrial,
        boolean allCores,
        List<Input<?>> inputs) {

    /**
     * The memory that a trial (a condition run with one seed) is taken to need unless {@link
     * #needing} sets another: 1 GiB, which is what a training of the full AlexNet takes at batch
     * size 128, evaluation included, rounded up.
     */
    public static final long USUAL_BYTES = 1L << 30;

    /** Names that mean the same on every machine, so that results can move between machines. */
    private static final Pattern RELATIVE =
            Pattern.compile("(?!\\.{1,2}(/|$))[^/\\\\:]+(/(?!\\.{1,2}(/|$))[^/\\\\:]+)*");

    /**
     * Checks that there is something to run and that the conditions, the settings that the
     * experiment compares, have different ids.
     *
     * @throws IllegalArgumentException if {@code conditions} is empty, {@code seeds} is less than
     *     1, a data set is named but {@code trainImages} or {@code testImages} is less than 1,
     *     {@code bytesPerTrial} is not positive, two conditions share an id, or a file's name is
     *     not relative. Whether the machine has that much memory, and whether the files are there,
     *     is checked when a run starts
     */
    public Design {
        conditions = List.copyOf(conditions);
        reductions = List.copyOf(reductions);
        inputs = List.copyOf(inputs);
        if (conditions.isEmpty()) {
            throw new IllegalArgumentException("a design needs at least one condition");
        }
        if (seeds < 1) {
            throw new IllegalArgumentException(
                    "a design with %d seeds runs nothing; at least 1 is needed".formatted(seeds));
        }
        if (dataset != null && (trainImages < 1 || testImages < 1)) {
            throw new IllegalArgumentException(
                    "a design on %s needs images to train and to test on, not %d and %d"
                            .formatted(dataset, trainImages, testImages));
        }
        if (bytesPerTrial < 1) {
            throw new IllegalArgumentException(
                    "a trial needs some memory, not %d bytes".formatted(bytesPerTrial));
        }
        Set<String> ids = new HashSet<>();
        for (Condition condition : conditions) {
            if (!ids.add(condition.id())) {
                throw new IllegalArgumentException(
                        "two conditions have the id '" + condition.id() + "'");
            }
        }
        inputs.forEach(Design::requireRelativeNames);
    }

    private static void requireRelativeNames(Input<?> input) {
        for (String file : input.files()) {
            if (!RELATIVE.matcher(file).matches()) {
                throw new IllegalArgumentException(
                        ("'%s' does not name a file below the data directory: expected names with"
                                        + " '/' between them, such as images/train, none of them"
                                        + " '.' or '..'")
                                .formatted(file));
            }
        }
    }

    /**
     * Creates a design with five seeds per condition (one setting of what the experiment varies).
     * It uses none of ReproKit's data sets unless {@link #on} sets one: the experiment brings its
     * own data.
     *
     * @param conditions the conditions, in the order of the report
     * @return the design
     * @throws IllegalArgumentException if there is no condition, or two share an id
     */
    public static Design of(List<Condition> conditions) {
        return new Design(conditions, 5, null, 0, 0, List.of(), USUAL_BYTES, false, List.of());
    }

    /**
     * Returns this design with another number of seeds; each condition (one setting of what the
     * experiment varies) runs once per seed.
     *
     * @param number seeds per condition, at least 1; claims that one condition exceeds another need
     *     5 or more
     * @return a new design
     * @throws IllegalArgumentException if {@code number} is below 1
     */
    public Design withSeeds(int number) {
        return new Design(
                conditions,
                number,
                dataset,
                trainImages,
                testImages,
                reductions,
                bytesPerTrial,
                allCores,
                inputs);
    }

    /**
     * Returns this design on the first images of one of ReproKit's data sets.
     *
     * @param id the data set's id, e.g. {@code cifar10}
     * @param train number of training images, at least 1
     * @param test number of test images, at least 1
     * @return a new design
     * @throws IllegalArgumentException if a number of images is below 1
     */
    public Design on(String id, int train, int test) {
        return new Design(
                conditions, seeds, id, train, test, reductions, bytesPerTrial, allCores, inputs);
    }

    /**
     * Returns this design with further sentences on what it leaves out of the published protocol.
     *
     * @param sentences differences of this scale from the published protocol for the experiment's
     *     page in the report, e.g. {@code 10 epochs instead of 100}
     * @return a new design
     */
    public Design reducing(String... sentences) {
        return new Design(
                conditions,
                seeds,
                dataset,
                trainImages,
                testImages,
                Stream.concat(reductions.stream(), Stream.of(sentences)).toList(),
                bytesPerTrial,
                allCores,
                inputs);
    }

    /**
     * Returns this design with the memory that one trial (a condition run with one seed) needs.
     * ReproKit divides the device's free memory by it to limit the number of trials that run at
     * once, and refuses a run of which not even one trial fits.
     *
     * @param bytes peak memory in bytes that one trial takes on its device (the GPU's memory, or
     *     the machine's on a CPU), without the data set's images, which all trials share; at least
     *     1
     * @return a new design
     * @throws IllegalArgumentException if {@code bytes} is below 1
     */
    public Design needing(long bytes) {
        return new Design(
                conditions,
                seeds,
                dataset,
                trainImages,
                testImages,
                reductions,
                bytes,
                allCores,
                inputs);
    }

    /**
     * Returns this design with trials (each is a condition run with one seed) that compute on all
     * cores. The last bits of their results depend on the number of cores, so that results from the
     * cache of finished trials are reused only on machines with the same number.
     *
     * @return a new design
     */
    public Design onAllCores() {
        return new Design(
                conditions,
                seeds,
                dataset,
                trainImages,
                testImages,
                reductions,
                bytesPerTrial,
                true,
                inputs);
    }

    /**
     * Returns this design with files or folders of one's own that trials read. Their SHA-256
     * digests are part of every trial's key in the cache, so that trials run again when a file
     * changes, and of the provenance (the record of where results come from). A run is refused if
     * one is missing. {@link Trial#file} gives trials the paths.
     *
     * <pre>{@code
     * Design.of(conditions).reading("weights.bin", "images")
     * }</pre>
     *
     * @param files names relative to the data directory, or to the project's folder if the user
     *     names no data directory; with {@code /} between folders
     * @return a new design
     * @throws IllegalArgumentException if a name is absolute or has a part {@code .} or {@code ..}
     */
    public Design reading(String... files) {
        return reading(Stream.of(files).map(NamedFile::new).toArray(Input<?>[]::new));
    }

    /**
     * Returns this design with data of one's own that trials read, like {@link
     * #reading(String...)}. The data are read once, before anything is trained; a run is refused if
     * they are damaged. {@link Trial#read} gives them to trials.
     *
     * <pre>{@code
     * Design.of(conditions).reading(new ImageFolder("shapes/train", List.of("disc", "ring")))
     * }</pre>
     *
     * @param data the files and how they are read
     * @return a new design
     * @throws IllegalArgumentException if a file's name is absolute or has a part {@code .} or
     *     {@code ..}
     */
    public Design reading(Input<?>... data) {
        return new Design(
                conditions,
                seeds,
                dataset,
                trainImages,
                testImages,
                reductions,
                bytesPerTrial,
                allCores,
                Stream.concat(inputs.stream(), Stream.of(data)).toList());
    }
}
