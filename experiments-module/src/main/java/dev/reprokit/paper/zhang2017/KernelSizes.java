package dev.reprokit.paper.zhang2017;

import dev.reprokit.experiment.Images;
import dev.reprokit.experiment.Scales;
import dev.reprokit.experiment.Setup;
import dev.reprokit.kernel.ConvolutionalFeatures;
import dev.reprokit.linalg.PackedMatrix;

/**
 * The share of section 5 that a scale repeats.
 *
 * @param images the images; each seed draws its training images from these
 * @param imagesOnPixels training images for kernels on pixels
 * @param imagesOnFeatures training images for kernels on random convolutional features
 * @param filters number of random filters
 * @param fittedImages drawn images to which bandwidth candidates, and the kernels of the sweep, are
 *     fitted
 * @param heldOutImages other drawn images on which the candidates are compared
 * @param linearImages images of the linear case
 * @param epochs number of recorded moments of the linear case
 * @param stepsPerEpoch gradient steps between two of them
 */
record KernelSizes(
        Images images,
        int imagesOnPixels,
        int imagesOnFeatures,
        int filters,
        int fittedImages,
        int heldOutImages,
        int linearImages,
        int epochs,
        int stepsPerEpoch)
        implements Setup {
    static final Scales<KernelSizes> SCALES =
            new Scales<>(
                    new KernelSizes(
                            Images.synthetic(600, 500), 400, 400, 48, 200, 100, 30, 10, 300),
                    new KernelSizes(
                            Images.cifar10(20_000, 4000),
                            10_000,
                            5000,
                            256,
                            2000,
                            1000,
                            100,
                            15,
                            1000),
                    new KernelSizes(
                            Images.cifar10(50_000, 10_000),
                            50_000,
                            50_000,
                            32_000,
                            4000,
                            2000,
                            100,
                            15,
                            1000));

    private static final int PIXELS_PER_IMAGE = 3 * 32 * 32;

    /** Returns the number of rows of the largest kernel matrix. */
    int largest() {
        return Math.max(imagesOnPixels, imagesOnFeatures);
    }

    /** Returns the bytes that the largest trial takes at most: see {@link KernelClassifier}. */
    long bytes() {
        int largest = largest();
        long part =
                (long) Double.BYTES
                        * ConvolutionalFeatures.LARGEST_PART
                        * (largest + images.test());
        long kernels = PackedMatrix.bytes(largest) * (KernelClassifier.keepsCopy(largest) ? 2 : 1);
        long predicting = (long) Double.BYTES * largest * images.test();
        // Drawn pixels and standardised ones.
        long pixels =
                (long) (Byte.BYTES + Float.BYTES) * PIXELS_PER_IMAGE * (largest + images.test());
        return pixels + part + Math.max(kernels, predicting);
    }
}
