/**
 * Reproductions of Recht, Roelofs, Schmidt and Shankar: Do CIFAR-10 classifiers generalize to
 * CIFAR-10? (2018), and Do ImageNet classifiers generalize to ImageNet? (2019).
 */
package dev.reprokit.paper.recht2019;
