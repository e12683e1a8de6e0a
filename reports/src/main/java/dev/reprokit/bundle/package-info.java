/**
 * A bundle: one zip file with the evidence of a run folder, which a stranger can check, and with
 * the documents by which archives, reviewers and supply chains know what is in it.
 */
@NullMarked
package dev.reprokit.bundle;

import org.jspecify.annotations.NullMarked;
