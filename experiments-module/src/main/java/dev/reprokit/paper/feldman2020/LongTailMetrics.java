package dev.reprokit.paper.feldman2020;

/** The names of the metrics in {@code metrics.csv}; shares and accuracies are fractions of 1. */
final class LongTailMetrics {
    /** Mean cross-entropy over the last pass of the latest network, in nats. */
    static final String TRAIN_LOSS = "train_loss";

    /** Accuracy over the last pass of the latest network. */
    static final String TRAIN_ACCURACY = "train_accuracy";

    /** Accuracy of the latest network. */
    static final String TEST_ACCURACY = "test_accuracy";

    /** Mean estimate of the images with true labels. */
    static final String CLEAN = "clean_memorisation";

    /** Mean estimate of the images with flipped labels. */
    static final String FLIPPED = "flipped_memorisation";

    /** Share of memorised images among those with true labels. */
    static final String MEMORISED = "memorised_share";

    /** Standard error of an image's estimate, as the root of its mean square. */
    static final String STANDARD_ERROR = "estimate_uncertainty";

    /** Share of the flipped labels that networks trained with them give. */
    static final String FITTED_WITH = "flipped_fitted";

    /** Share of the flipped labels that networks trained without them give. */
    static final String GUESSED_WITHOUT = "flipped_guessed";

    /** Share of images with flipped labels among as many with the highest estimates. */
    static final String PRECISION = "flipped_precision";

    /** Share of all training images that are memorised, and removed. */
    static final String REMOVED = "removed_share";

    /** Test accuracy of a network trained without memorised images. */
    static final String WITHOUT_MEMORISED = "without_memorised_accuracy";

    /** Test accuracy of a network trained without as many random images. */
    static final String WITHOUT_RANDOM = "without_random_accuracy";

    private LongTailMetrics() {}
}
