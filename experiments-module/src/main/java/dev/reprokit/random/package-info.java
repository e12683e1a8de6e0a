/** Random numbers: independent reproducible streams, one per purpose, and a correct shuffle. */
package dev.reprokit.random;
