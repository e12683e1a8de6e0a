package dev.reprokit.paper.belkin2019;

import dev.reprokit.experiment.Arm;
import dev.reprokit.record.result.Numbers;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A number of features, relative to that of training images.
 *
 * @param perImage N / n; infinite for the Gaussian kernel machine, to which more and more features
 *     lead
 */
record Width(double perImage) implements Arm {
    static final Width KERNEL = new Width(Double.POSITIVE_INFINITY);

    /** The interpolation threshold, N = n. */
    static final Width THRESHOLD = new Width(1);

    /** Fewer features than images: the classical side. */
    static final List<Width> BELOW =
            Stream.of(0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.9).map(Width::new).toList();

    /** More features than images: the modern side. The paper's figure, too, ends at 6 n. */
    static final List<Width> ABOVE =
            Stream.of(1.1, 1.3, 1.5, 2.0, 3.0, 4.0, 6.0).map(Width::new).toList();

    static final Width SMALLEST = BELOW.get(0);
    static final Width LARGEST = ABOVE.get(ABOVE.size() - 1);

    /** All numbers of features in ascending order, without the kernel machine. */
    static final List<Width> FINITE =
            Stream.of(BELOW, List.of(THRESHOLD), ABOVE).flatMap(List::stream).toList();

    /** Returns the number N of features for a number of training images. */
    int features(int images) {
        return Math.toIntExact(Math.round(perImage * images));
    }

    @Override
    public String name() {
        return this.equals(KERNEL) ? "kernel-machine" : "features-%s-n".formatted(number());
    }

    @Override
    public String label() {
        if (this.equals(KERNEL)) {
            return "Gaussian kernel machine";
        }
        return this.equals(THRESHOLD) ? "N = n" : "N = %s n".formatted(number());
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("features_per_image", this.equals(KERNEL) ? "infinite" : number());
    }

    private String number() {
        return Numbers.number(perImage);
    }
}
