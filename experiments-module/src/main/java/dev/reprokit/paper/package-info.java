/** What reproductions of different papers share. */
package dev.reprokit.paper;
