/**
 * Reproductions of the research log of 2025-12-15 to 2026-01-09: its own experiments on small
 * AlexNets.
 */
package dev.reprokit.paper.researchlog;
