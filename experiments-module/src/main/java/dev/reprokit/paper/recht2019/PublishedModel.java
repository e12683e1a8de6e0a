package dev.reprokit.paper.recht2019;

import dev.reprokit.published.PublishedCsv;

import java.util.List;
import java.util.Map;

/**
 * A published model's numbers of correct answers on CIFAR-10's test set and on two versions of a
 * new one.
 *
 * @param name the model's name in the authors' release
 * @param original correct answers of {@value #ORIGINAL_IMAGES} images
 * @param v4 correct answers of {@value #V4_IMAGES} images
 * @param v6 correct answers of {@value #V6_IMAGES} images
 * @param source source of the counts
 */
record PublishedModel(String name, int original, int v4, int v6, String source) {
    /** Number of images in CIFAR-10's test set. */
    static final int ORIGINAL_IMAGES = 10_000;

    /** Number of images in CIFAR-10.1 v4. */
    static final int V4_IMAGES = 2021;

    /** Number of images in CIFAR-10.1 v6. */
    static final int V6_IMAGES = 2000;

    /**
     * Reads the models of Recht et al. 2018 whose predictions are released.
     *
     * @return 30 models, the best on the original test set first
     */
    static List<PublishedModel> ofRecht2018() {
        return PublishedCsv.rows(PublishedModel.class, "models.csv").stream()
                .map(PublishedModel::model)
                .toList();
    }

    private static PublishedModel model(Map<String, String> row) {
        return new PublishedModel(
                row.get("model"),
                Integer.parseInt(row.get("original_correct")),
                Integer.parseInt(row.get("v4_correct")),
                Integer.parseInt(row.get("v6_correct")),
                row.get("source"));
    }
}
