/**
 * Runs trials as tasks of an Apache Spark cluster. The only package that knows Spark.
 *
 * <p>Internal: may change without notice.
 */
package dev.reprokit.internal.harness.spark;
