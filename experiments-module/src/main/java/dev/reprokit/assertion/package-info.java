/** AssertJ assertions over learning curves and paired seeds. */
package dev.reprokit.assertion;
