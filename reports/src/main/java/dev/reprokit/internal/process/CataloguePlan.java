package dev.reprokit.internal.process;

import dev.reprokit.record.run.Dependency;

import java.util.List;

/**
 * What the harness needs to know to list experiments: the contents of the file that the plugin
 * hands to the forked JVM.
 *
 * @param libraries the libraries on the class path; everything else there is code of the project
 */
public record CataloguePlan(List<Dependency> libraries) {}
