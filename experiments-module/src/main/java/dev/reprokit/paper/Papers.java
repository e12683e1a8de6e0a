package dev.reprokit.paper;

import dev.reprokit.record.chart.Link;

/** Links to the papers, for the top of the pages. */
public final class Papers {
    /** Zhang et al., Understanding deep learning requires rethinking generalization. */
    public static final Link ZHANG_2017 = arxiv("Zhang et al. 2017", "1611.03530");

    /** Alain and Bengio, Understanding intermediate layers using linear classifier probes. */
    public static final Link ALAIN_2016 = arxiv("Alain and Bengio 2016", "1610.01644");

    /** Recht et al., Do CIFAR-10 classifiers generalize to CIFAR-10? */
    public static final Link RECHT_2018 = arxiv("Recht et al. 2018", "1806.00451");

    /** Recht et al., Do ImageNet classifiers generalize to ImageNet? */
    public static final Link RECHT_2019 = arxiv("Recht et al. 2019", "1902.10811");

    /** Maennel et al., What do neural networks learn when trained with random labels? */
    public static final Link MAENNEL_2020 = arxiv("Maennel et al. 2020", "2006.10455");

    /** An independent attempt to repeat figures of Maennel et al., of a course at METU in 2021. */
    public static final Link MAENNEL_2020_REPETITION =
            new Link(
                    "an independent attempt to repeat it",
                    "https://github.com/sinankalkan/CENG501-Spring2021/tree/main/project_BilginGungor");

    /** Chowers and Weiss, What do CNNs learn in the first layer and why? */
    public static final Link CHOWERS_2023 = arxiv("Chowers and Weiss 2023", "2206.02454");

    /** The code of Chowers and Weiss, which defines the energy profile. */
    public static final Link CHOWERS_2023_CODE =
            new Link("the authors' code", "https://github.com/RheaChowers/CNNs-First-Layer");

    /** Bengio et al., Representation learning: a review and new perspectives. */
    public static final Link BENGIO_2013 = arxiv("Bengio et al. 2013", "1206.5538");

    /**
     * Belkin et al., Reconciling modern machine-learning practice and the bias-variance trade-off.
     */
    public static final Link BELKIN_2019 = arxiv("Belkin et al. 2019", "1812.11118");

    /** Feldman and Zhang, What neural networks memorize and why. */
    public static final Link FELDMAN_2020 = arxiv("Feldman and Zhang 2020", "2008.03703");

    /** The code of Feldman and Zhang, with their example for MNIST. */
    public static final Link FELDMAN_2020_CODE =
            new Link(
                    "the authors' code",
                    "https://github.com/google-research/heldout-influence-estimation");

    /** Krizhevsky et al., ImageNet classification with deep convolutional neural networks. */
    public static final Link KRIZHEVSKY_2012 =
            new Link(
                    "Krizhevsky et al. 2012",
                    "https://papers.nips.cc/paper/4824-imagenet-classification-with-deep-convolutional-neural-networks");

    private Papers() {}

    private static Link arxiv(String paper, String id) {
        return new Link(paper + ", arXiv:" + id, "https://arxiv.org/abs/" + id);
    }
}
