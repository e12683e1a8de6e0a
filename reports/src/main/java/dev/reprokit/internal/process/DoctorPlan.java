package dev.reprokit.internal.process;

import dev.reprokit.record.run.Plan;

import java.util.List;

/**
 * What the doctor is to look at: the file that the forked JVM is given.
 *
 * @param runId unique to this examination
 * @param plans what would be run; at least one, all on one device at one scale
 */
public record DoctorPlan(String runId, List<Plan> plans) {}
