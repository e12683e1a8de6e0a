/**
 * Linear probes (Alain and Bengio 2016): they measure how well a linear classifier separates the
 * true classes, given the output of one layer of a network whose training has ended.
 */
@NullMarked
package dev.reprokit.probe;

import org.jspecify.annotations.NullMarked;
