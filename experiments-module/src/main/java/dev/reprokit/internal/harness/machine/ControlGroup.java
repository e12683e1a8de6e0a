package dev.reprokit.internal.harness.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The limits that Linux sets a container: those of this process's control group and of all groups
 * above it, in version 1 and 2 of the interface. Containers show {@code /proc/meminfo} of their
 * host, so that a process that goes by it alone is killed.
 *
 * @param root the root folder, which holds {@code proc/self}; files that are missing limit nothing
 */
record ControlGroup(Path root) {

    /** The files of a group's memory, by their names in one version of the interface. */
    private record MemoryFiles(String limit, String use, String inactive) {
        static final MemoryFiles V1 =
                new MemoryFiles(
                        "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file");
        static final MemoryFiles V2 =
                new MemoryFiles("memory.max", "memory.current", "inactive_file");
    }

    /** A group's folder, and the version of its interface. */
    private record Group(Path folder, MemoryFiles memory) {

        OptionalLong limit() {
            return number(folder.resolve(memory.limit()));
        }

        /**
         * Returns what may still be used. Pages of files that nothing has used lately count as
         * free: Linux drops them as soon as a process needs memory.
         */
        OptionalLong free() {
            OptionalLong limit = limit();
            OptionalLong use = number(folder.resolve(memory.use()));
            if (limit.isEmpty() || use.isEmpty()) {
                return OptionalLong.empty();
            }
            long inactive = inactivePages();
            return OptionalLong.of(
                    Math.max(0, limit.getAsLong() - Math.max(0, use.getAsLong() - inactive)));
        }

        private long inactivePages() {
            return lines(folder.resolve("memory.stat")).stream()
                    .map(line -> line.split(" "))
                    .filter(entry -> entry.length == 2 && entry[0].equals(memory.inactive()))
                    .mapToLong(entry -> Long.parseLong(entry[1]))
                    .findFirst()
                    .orElse(0);
        }

        /** Returns the CPU time per time, as a number of cores; empty if it is not limited. */
        OptionalDouble cores() {
            List<String> both = lines(folder.resolve("cpu.max"));
            String[] v2 = both.isEmpty() ? new String[0] : both.get(0).split(" ");
            OptionalLong quota =
                    v2.length == 2 ? number(v2[0]) : number(folder.resolve("cpu.cfs_quota_us"));
            OptionalLong period =
                    v2.length == 2 ? number(v2[1]) : number(folder.resolve("cpu.cfs_period_us"));
            return quota.isEmpty() || period.isEmpty() || period.getAsLong() == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((double) quota.getAsLong() / period.getAsLong());
        }
    }

    /** {@return the limits of this process} */
    static ControlGroup ofThisProcess() {
        return new ControlGroup(Path.of("/"));
    }

    /** {@return the bytes of memory that the process may have; empty without a limit} */
    OptionalLong memory() {
        return groups("memory").stream()
                .map(Group::limit)
                .flatMapToLong(OptionalLong::stream)
                .min();
    }

    /** {@return the bytes of memory that the process may still take; empty without a limit} */
    OptionalLong freeMemory() {
        return groups("memory").stream().map(Group::free).flatMapToLong(OptionalLong::stream).min();
    }

    /** {@return the number of cores whose time the process may use, rounded up, at least 1} */
    OptionalInt cores() {
        OptionalDouble cores = coreTime();
        return cores.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int) Math.max(1, Math.ceil(cores.getAsDouble())));
    }

    /** {@return the CPU time per time that the process may use; empty without a limit} */
    OptionalDouble coreTime() {
        return groups("cpu").stream()
                .map(Group::cores)
                .flatMapToDouble(OptionalDouble::stream)
                .min();
    }

    /**
     * Finds the process's group and those above it, as far as this process can see them, in each
     * version: a machine may have both.
     *
     * @param controller the controller's name in version 1
     */
    private List<Group> groups(String controller) {
        List<Group> groups = new ArrayList<>();
        for (String line : lines(root.resolve("proc/self/cgroup"))) {
            // 4:memory:/a/group in version 1, 0::/a/group in version 2
            String[] fields = line.split(":", 3);
            if (fields.length < 3) {
                continue;
            }
            boolean v2 = fields[1].isEmpty();
            if (v2 || List.of(fields[1].split(",")).contains(controller)) {
                add(groups, fields[2], v2 ? "" : controller);
            }
        }
        return groups;
    }

    /** Adds a group and those above it, if they are mounted. */
    private void add(List<Group> groups, String path, String controller) {
        for (String line : lines(root.resolve("proc/self/mountinfo"))) {
            // 36 35 0:31 ROOT MOUNTPOINT OPTIONS ... - TYPE SOURCE SUPEROPTIONS
            int dash = line.indexOf(" - ");
            String[] mount = line.split(" ");
            String[] system = dash < 0 ? new String[0] : line.substring(dash + 3).split(" ");
            if (mount.length < 5 || system.length < 3 || !isOf(controller, system)) {
                continue;
            }
            MemoryFiles files = controller.isEmpty() ? MemoryFiles.V2 : MemoryFiles.V1;
            Path top = root.resolve(mount[4].substring(1));
            for (Path group = below(top, mount[3], path);
                    group.startsWith(top);
                    group = group.getParent()) {
                groups.add(new Group(group, files));
            }
            return;
        }
    }

    private static boolean isOf(String controller, String[] system) {
        return controller.isEmpty()
                ? system[0].equals("cgroup2")
                : system[0].equals("cgroup") && List.of(system[2].split(",")).contains(controller);
    }

    /** Returns a group's folder; where a container sees its own group only, the mount point. */
    private static Path below(Path top, String mounted, String path) {
        Path group = Path.of(mounted).relativize(Path.of(path));
        Path folder = top.resolve(group).normalize();
        return folder.startsWith(top) ? folder : top;
    }

    private static OptionalLong number(Path file) {
        List<String> lines = lines(file);
        return lines.isEmpty() ? OptionalLong.empty() : number(lines.get(0));
    }

    /** Reads a number; {@code max}, -1 and version 1's nine quintillion are no limit. */
    private static OptionalLong number(String text) {
        return text.matches("\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    private static List<String> lines(Path file) {
        if (!Files.isReadable(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
