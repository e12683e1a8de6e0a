package dev.reprokit.paper;

import org.apache.commons.csv.CSVRecord;

import java.util.List;

/**
 * A published model's right answers on CIFAR-10's test set and on two versions of a new one.
 *
 * @param name the authors' name of it
 * @param original of {@value #ORIGINAL_IMAGES} images
 * @param v4 of {@value #V4_IMAGES} images
 * @param v6 of {@value #V6_IMAGES} images
 * @param source where the counts come from
 */
public record PublishedModel(String name, int original, int v4, int v6, String source) {
    /** Images of CIFAR-10's test set. */
    public static final int ORIGINAL_IMAGES = 10_000;

    /** Images of CIFAR-10.1 v4. */
    public static final int V4_IMAGES = 2021;

    /** Images of CIFAR-10.1 v6. */
    public static final int V6_IMAGES = 2000;

    /**
     * The models of Recht et al. 2018 whose predictions are released.
     *
     * @return 30 models, the best on the original test set first
     */
    public static List<PublishedModel> ofRecht2018() {
        return PublishedCsv.rows("recht2019/models.csv").stream()
                .map(PublishedModel::model)
                .toList();
    }

    private static PublishedModel model(CSVRecord row) {
        return new PublishedModel(
                row.get("model"),
                Integer.parseInt(row.get("original_correct")),
                Integer.parseInt(row.get("v4_correct")),
                Integer.parseInt(row.get("v6_correct")),
                row.get("source"));
    }
}
