/**
 * Accepted results that later runs are held against: how they are recorded as small CSV files, to
 * be committed and reviewed like code, and how a run is compared with them.
 *
 * <p>A run regresses where something is missing, where a claim that was reproduced no longer is, or
 * where a metric is worse beyond chance and beyond its tolerance. Chance is Student's t test,
 * paired by seed where both have the same seeds, with Holm's correction over all metrics, so that
 * an unchanged project raises a false alarm in at most 5 % of its runs, however many metrics it
 * has. Nothing here trains or judges claims, and nothing knows Maven.
 */
package dev.reprokit.baseline;
