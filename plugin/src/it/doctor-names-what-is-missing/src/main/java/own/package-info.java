/** Something to compile. */
package own;
