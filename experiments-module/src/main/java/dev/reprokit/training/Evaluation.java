package dev.reprokit.training;

/**
 * Loss and accuracy of a classifier over a set of images.
 *
 * @param loss mean cross-entropy per image, in nats
 * @param accuracy share of images for which the class with the largest logit is the label, from 0
 *     to 1
 */
public record Evaluation(double loss, double accuracy) {}
