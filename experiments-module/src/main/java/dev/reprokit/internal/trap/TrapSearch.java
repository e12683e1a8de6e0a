package dev.reprokit.internal.trap;

import dev.reprokit.internal.cache.CodePath;
import dev.reprokit.record.chart.ReachedTrap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the calls in an experiment's own code that walk into traps, by following references from
 * class to class without running anything. Own code is what is neither a library's nor ReproKit's,
 * whose tests search the rest of it; the experiments of papers are searched like anybody's. Code
 * that is reached by reflection through a name in a string is not found.
 */
public final class TrapSearch {
    private static final String REPROKIT = "dev/reprokit/";
    private static final String PAPERS = REPROKIT + "paper/";

    private final CodePath code;
    private final Map<String, List<Trap>> byMethod = new HashMap<>();
    private final Map<String, Optional<OwnClass>> read = new HashMap<>();

    /**
     * Prepares to search for the known traps.
     *
     * @param code the class path, without libraries
     */
    public TrapSearch(CodePath code) {
        this(code, Trap.all());
    }

    TrapSearch(CodePath code, List<Trap> traps) {
        this.code = code;
        for (Trap trap : traps) {
            trap.calls().stream()
                    .map(Call::method)
                    .distinct()
                    .forEach(
                            method ->
                                    byMethod.computeIfAbsent(method, none -> new ArrayList<>())
                                            .add(trap));
        }
    }

    /**
     * Searches what an experiment's code refers to, claims and charts included.
     *
     * @param experiment the name of its class, as {@link Class#getName} returns it
     * @return the calls, by class and in the order of its lines; empty if the code lacks the class
     */
    public List<ReachedTrap> of(String experiment) {
        Map<String, OwnClass> reached = new TreeMap<>();
        Deque<String> pending = new ArrayDeque<>(List.of(internal(experiment)));
        while (!pending.isEmpty()) {
            String name = pending.remove();
            if (!reached.containsKey(name)) {
                read(name)
                        .ifPresent(
                                found -> {
                                    reached.put(name, found);
                                    pending.addAll(found.references());
                                });
            }
        }
        return reached.values().stream().flatMap(found -> in(found).stream()).toList();
    }

    private Optional<OwnClass> read(String name) {
        return read.computeIfAbsent(
                name,
                unread ->
                        unread.startsWith(REPROKIT) && !unread.startsWith(PAPERS)
                                ? Optional.empty()
                                : code.classFile(unread).map(OwnClass::new));
    }

    /** {@return the calls in one class that walk into traps, in the order of its lines} */
    List<ReachedTrap> in(OwnClass found) {
        Set<ReachedTrap> traps = new LinkedHashSet<>();
        found.calls().stream()
                .sorted(Comparator.comparingInt(CallSite::line))
                .forEach(
                        call ->
                                byMethod.getOrDefault(call.method(), List.of()).stream()
                                        .filter(trap -> walksInto(call, trap))
                                        .forEach(trap -> traps.add(reached(found, call, trap))));
        return List.copyOf(traps);
    }

    private boolean walksInto(CallSite call, Trap trap) {
        return trap.calls().stream()
                .anyMatch(
                        known ->
                                known.method().equals(call.method())
                                        && (known.descriptor().isEmpty()
                                                || known.descriptor().equals(call.descriptor()))
                                        && isOf(call, internal(known.owner())));
    }

    /** A method may be called by the name of a class of the project that inherits it. */
    private boolean isOf(CallSite call, String owner) {
        return call.owner().equals(owner)
                || !call.method().equals("<init>") && inherits(call.owner(), owner);
    }

    private boolean inherits(String name, String from) {
        return read(name).stream()
                .flatMap(found -> found.supertypes().stream())
                .anyMatch(type -> type.equals(from) || inherits(type, from));
    }

    private static ReachedTrap reached(OwnClass found, CallSite call, Trap trap) {
        return new ReachedTrap(
                trap.id(),
                found.place(call),
                plain(trap.use()),
                plain(trap.expected()),
                plain(trap.happens()),
                plain(trap.instead()),
                found.reason(call.from(), trap.id()));
    }

    /** {@return a text in Markdown as a log shows it} */
    private static String plain(String markdown) {
        return markdown.replace("`", "");
    }

    private static String internal(String name) {
        return name.replace('.', '/');
    }
}
