/**
 * The API that an experiment implements: what it runs (a {@link dev.reprokit.experiment.Design}),
 * how one trial runs, and what it claims. Implementations are found by {@link
 * java.util.ServiceLoader}.
 */
@NullMarked
package dev.reprokit.experiment;

import org.jspecify.annotations.NullMarked;
