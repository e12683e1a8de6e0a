/**
 * Plans, keys, runs and resumes single trials, and trains the backbones that trials share.
 *
 * <p>Internal: may change without notice.
 */
package dev.reprokit.internal.harness.trial;
