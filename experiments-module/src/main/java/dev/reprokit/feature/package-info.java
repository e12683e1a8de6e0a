/**
 * Features of images that nobody has trained, and the linear classifier that says how well classes
 * can be told apart by features.
 */
package dev.reprokit.feature;
