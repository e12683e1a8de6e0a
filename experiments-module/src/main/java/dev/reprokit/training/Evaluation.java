package dev.reprokit.training;

/**
 * How well a network does on some images.
 *
 * @param loss mean cross-entropy in nats
 * @param accuracy share of images whose largest logit is the label's, from 0 to 1
 */
public record Evaluation(double loss, double accuracy) {}
