/**
 * Reproductions of Zhang, Bengio, Hardt, Recht and Vinyals, <em>Understanding deep learning
 * requires rethinking generalization</em>, ICLR 2017.
 */
package dev.reprokit.paper.zhang2017;
