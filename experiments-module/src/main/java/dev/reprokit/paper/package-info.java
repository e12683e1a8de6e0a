/** Published values and links that the reproductions of several papers share. */
package dev.reprokit.paper;
