package dev.reprokit.paper.belkin2019;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.linalg.Matrix;
import dev.reprokit.linalg.OneHot;

/**
 * The two risks of Figure 2 on some images.
 *
 * @param error share of images of which another class has the highest score (zero-one loss)
 * @param squaredLoss squared distance of an image's scores from its one-hot class, summed over the
 *     classes, mean over images
 */
record Risk(double error, double squaredLoss) {
    /** Images whose features are in memory together. */
    static final int PART = 1000;

    static Risk of(Predictor predictor, LabelledImages images) {
        double wrong = 0;
        double squares = 0;
        for (int from = 0; from < images.size(); from += PART) {
            LabelledImages part = images.range(from, Math.min(from + PART, images.size()));
            try (Matrix scores = predictor.scores(part);
                    Matrix targets = OneHot.of(part.labels(), part.classes())) {
                wrong += OneHot.error(scores, part.labels()) * part.size();
                scores.add(-1, targets);
                squares += scores.innerProduct(scores);
            }
        }
        return new Risk(wrong / images.size(), squares / images.size());
    }
}
