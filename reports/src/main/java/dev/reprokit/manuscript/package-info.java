/**
 * Numbers of claims in a text of the user's: the files from which it takes them, and the check that
 * it has the present ones. Knows LaTeX.
 */
package dev.reprokit.manuscript;
