/** The goals of single experiments, one class per experiment. */
package dev.reprokit.plugin.paper;
