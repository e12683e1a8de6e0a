/** Random numbers: independent reproducible streams, one per purpose, and a correct shuffle. */
@NullMarked
package dev.reprokit.random;

import org.jspecify.annotations.NullMarked;
