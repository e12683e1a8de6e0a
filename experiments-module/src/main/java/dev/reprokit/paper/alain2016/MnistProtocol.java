package dev.reprokit.paper.alain2016;

import java.util.List;

/**
 * The protocol of the paper's MNIST experiments in sentences: what is published, and what is chosen
 * here.
 */
final class MnistProtocol {
    static final List<String> SENTENCES =
            List.of(
                    "On MNIST (-Drepro.dataset=mnist), in place of the AlexNet: the CNN of"
                            + " TensorFlow's example image/mnist/convolutional.py, which the paper"
                            + " names. Two 5x5 convolutions (32 and 64 filters), ReLU and 2x2"
                            + " max-pooling behind each; fully connected layers of 512 units with"
                            + " ReLU and dropout 0.5, and of 10; SGD with momentum 0.9 on batches of"
                            + " 64, learning rate 0.01, times 0.95 after each epoch, 10 epochs, an"
                            + " l2 penalty of 5e-4 on the fully connected layers' weights and"
                            + " biases.",
                    "Its probes see every number of a layer's output, at the input, conv1_preact,"
                            + " conv1_postact, conv1_postpool, the same of conv2, fc1_preact,"
                            + " fc1_postact and the logits; here they are called input, conv1,"
                            + " relu1, pool1, conv2, relu2, pool2, fc1, relu3 and fc2.",
                    "On MNIST, too: MLPs of 128 hidden layers of 128 units by plain SGD, with and"
                            + " without one skip connection over the first half, probed after 0, 500"
                            + " and 2000 minibatches. Leaky ReLU of slope 0.01 and the input joined"
                            + " to that of layer 65 are from other people's code. Probes sit behind"
                            + " the leaky ReLU of layer 1 and of every eighth.",
                    "Not published: initial weights. Here PyTorch's default for the CNN; for the"
                            + " MLPs He's, uniform, since with PyTorch's or Glorot's no signal"
                            + " reaches the end of the second half.",
                    "Not published: batch and learning rate of the MLPs. Here 100 and a fixed 0.003:"
                            + " of 0.003, 0.01, 0.02 and 0.03 the one at which the MLP with the skip"
                            + " connection errs least after 2000 minibatches, on a seed that is not"
                            + " reported.",
                    "Published: MNIST's probes are trained until a validation set of 10,000 images"
                            + " says stop; by which optimiser is not. Here ten epochs of SGD with"
                            + " momentum 0.9, learning rate 0.01, times 0.95 after each, on features"
                            + " that are centred and multiplied by one number per layer, so that the"
                            + " rate suits all of them; a linear classifier can express the same"
                            + " without. Errors are those of test images.");

    private MnistProtocol() {}
}
