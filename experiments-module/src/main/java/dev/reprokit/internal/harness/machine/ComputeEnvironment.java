package dev.reprokit.internal.harness.machine;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The environment in which trials were computed, for the provenance.
 *
 * @param device the devices by their makers' names
 * @param cpuCapability the widest instruction set that PyTorch uses on the CPU
 * @param versions versions of the software by name
 */
public record ComputeEnvironment(
        String device, String cpuCapability, Map<String, String> versions) {

    /** {@return the environment of this JVM} */
    public static ComputeEnvironment of(Workplace place) {
        Map<String, String> versions = new LinkedHashMap<>(place.versions());
        versions.put(
                "JDK",
                "%s %s"
                        .formatted(
                                System.getProperty("java.vendor"),
                                System.getProperty("java.runtime.version")));
        versions.put(
                "OS",
                "%s %s %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")));
        return new ComputeEnvironment(place.deviceName(), Processor.capability(), versions);
    }

    /** {@return this environment with one more version} */
    public ComputeEnvironment with(String name, String version) {
        Map<String, String> more = new LinkedHashMap<>(versions);
        more.put(name, version);
        return new ComputeEnvironment(device, cpuCapability, more);
    }
}
