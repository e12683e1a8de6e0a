/**
 * Starts the harness in a JVM of its own, or through {@code spark-submit}, follows its progress and
 * explains how it ended.
 */
package dev.reprokit.plugin.fork;
