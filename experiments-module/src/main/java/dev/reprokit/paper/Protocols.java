package dev.reprokit.paper;

/** Sentences that several published protocols have in common. */
public final class Protocols {
    /** The images of the research log and of Zhang et al. 2017. */
    public static final String CIFAR_28 =
            "CIFAR-10, 50,000 training and 10,000 test images, pixels divided by 255, cropped to"
                    + " their centre 28x28, each standardised by its own mean and deviation over"
                    + " all channels (at least 1/sqrt(2352)).";

    /** The log's full AlexNet. */
    public static final String FULL_ALEXNET =
            "The full AlexNet: two blocks of a 5x5 convolution (64 and 128 filters), ReLU, 3x3"
                    + " max-pooling of stride 2 and LRN; three 3x3 convolutions (192, 192 and 128"
                    + " filters) without ReLU between them, ReLU, the same pooling; fully connected"
                    + " layers of 512, 512 and 10 units, ReLU between them.";

    private Protocols() {}
}
