/** Random numbers: independent reproducible streams, one a purpose, and a correct shuffle. */
package dev.reprokit.random;
