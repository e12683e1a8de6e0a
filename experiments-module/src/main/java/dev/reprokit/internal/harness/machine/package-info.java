/**
 * Examines and configures the machine that computes: PyTorch and its switches, CUDA, processor,
 * memory, threads.
 *
 * <p>Internal: may change without notice.
 */
package dev.reprokit.internal.harness.machine;
