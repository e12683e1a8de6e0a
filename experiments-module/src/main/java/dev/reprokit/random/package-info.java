/** Random numbers: independent reproducible streams, one a purpose, and a correct shuffle. */
@NullMarked
package dev.reprokit.random;

import org.jspecify.annotations.NullMarked;
