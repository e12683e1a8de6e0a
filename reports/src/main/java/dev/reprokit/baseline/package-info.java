/**
 * Baselines: accepted results, kept as small CSV files that are committed and reviewed like code,
 * and the comparison of later runs with them.
 *
 * <p>A run regresses if something is missing, if a claim that was reproduced no longer is, or if a
 * metric is worse beyond chance and beyond its tolerance. What is the same to the last bit is no
 * test. If the baseline holds back seeds, the run is screened first, and fresh seeds decide about
 * suspicious conditions; otherwise a single test decides. The spread over seeds is the baseline's,
 * and all tests are corrected for their number. So an unchanged project raises a false alarm in at
 * most 5 % of its runs, however many metrics it has. A baseline may accept, with a reason, that a
 * claim is not reproduced; it is out of date once the claim is. A history keeps what every accepted
 * run came to, and tells a metric that drifts in steps too small for such a comparison. Nothing
 * here trains or judges claims, and nothing knows Maven.
 */
package dev.reprokit.baseline;
