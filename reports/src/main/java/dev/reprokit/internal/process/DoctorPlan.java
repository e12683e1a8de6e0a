package dev.reprokit.internal.process;

import dev.reprokit.record.run.Plan;

import java.util.List;

/**
 * The runs that the goal {@code doctor} examines: the contents of the file that the plugin hands to
 * the forked JVM.
 *
 * @param runId the id of this examination, unique to it
 * @param plans the runs that the user could start; at least one, all on the same device and at the
 *     same scale
 */
public record DoctorPlan(String runId, List<Plan> plans) {}
