/** Runs trials again and compares them bit for bit. */
package dev.reprokit.plugin.audit;
