/**
 * A reproduction of Feldman and Zhang, <em>What Neural Networks Memorize and Why: Discovering the
 * Long Tail via Influence Estimation</em>, 2020.
 */
package dev.reprokit.paper.feldman2020;
