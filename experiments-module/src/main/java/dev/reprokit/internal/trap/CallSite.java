package dev.reprokit.internal.trap;

/**
 * A call in a class file.
 *
 * @param owner the internal name of the class by which the method is referred to
 * @param method its name
 * @param descriptor its parameters and result
 * @param from the name of the method that calls; of a lambda, that of the method around it
 * @param line the line of the call; 0 if the class was compiled without lines
 */
record CallSite(String owner, String method, String descriptor, String from, int line) {}
