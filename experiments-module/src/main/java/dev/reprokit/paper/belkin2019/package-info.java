/**
 * A reproduction of Belkin, Hsu, Ma and Mandal, <em>Reconciling modern machine-learning practice
 * and the classical bias-variance trade-off</em>, PNAS 2019.
 */
package dev.reprokit.paper.belkin2019;
