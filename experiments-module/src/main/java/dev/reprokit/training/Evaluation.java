package dev.reprokit.training;

/**
 * Loss and accuracy of a network over a set of images.
 *
 * @param loss mean cross-entropy in nats
 * @param accuracy share of images whose largest logit is that of their label, from 0 to 1
 */
public record Evaluation(double loss, double accuracy) {}
