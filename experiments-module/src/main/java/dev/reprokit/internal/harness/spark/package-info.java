/**
 * Runs trials as tasks of an Apache Spark cluster. Only this package uses Spark.
 *
 * <p>Internal: may change without notice.
 */
package dev.reprokit.internal.harness.spark;
