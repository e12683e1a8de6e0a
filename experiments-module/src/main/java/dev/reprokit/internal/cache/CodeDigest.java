package dev.reprokit.internal.cache;

import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Trial;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Determines the code that a trial of an experiment can run, by following references from class to
 * class without running anything.
 *
 * <p>A class counts as a whole, without debug information: comments, layout and line numbers do not
 * count. Of the experiment's own class and its supertypes only the methods and static fields count
 * that {@link Experiment#run} can reach, so that editing claims, values or texts changes nothing
 * here. Code that is reached by reflection through a name in a string is not found.
 *
 * <p>The value of a static field counts with the field, if {@link StaticInitialiser} can tell the
 * values apart. Code of other classes that computes the value of a field that does not count is
 * taken to change nothing that a trial reads.
 *
 * <p>A resource counts if a class of its package counts, or of the nearest package above it that
 * has classes; it also counts if there is no such package. {@code META-INF} does not count.
 */
public final class CodeDigest {
    private static final String RUN =
            References.signature(
                    "run", Type.getMethodDescriptor(Type.VOID_TYPE, Type.getType(Trial.class)));

    /** The methods of an experiment other than {@code run}. */
    private static final Set<String> DESCRIBING =
            Arrays.stream(Experiment.class.getMethods())
                    .map(m -> References.signature(m.getName(), Type.getMethodDescriptor(m)))
                    .filter(member -> !member.equals(RUN))
                    .collect(Collectors.toUnmodifiableSet());

    private final CodePath code;
    private final Map<String, CodeClass> classes = new TreeMap<>();
    private final Set<String> family = new HashSet<>();

    /** Signatures of fields and methods of the family that count. */
    private final Set<String> members = new HashSet<>();

    private final Map<String, Optional<CodeClass>> read = new HashMap<>();
    private final Deque<String> pending = new ArrayDeque<>();
    private final Set<MethodNode> followed = new HashSet<>();

    private CodeDigest(CodePath code) {
        this.code = code;
    }

    /**
     * Computes digests of the code that a trial can run.
     *
     * @param code the classes
     * @param experiment the name of the experiment's class
     * @param others the names of classes that every trial runs
     * @return {@code class NAME} or {@code resource NAME} to SHA-256, names with slashes
     * @throws IOException if the code lacks one of these classes
     */
    public static SortedMap<String, String> of(
            CodePath code, String experiment, Collection<String> others) throws IOException {
        CodeDigest digest = new CodeDigest(code);
        digest.addFamily(internal(experiment));
        List<String> roots = new ArrayList<>(others);
        roots.add(experiment);
        return digest.from(roots);
    }

    /**
     * Computes digests of the code that some classes can run, independently of an experiment.
     *
     * @param code the classes
     * @param roots the names of the classes; all their methods count
     * @return {@code class NAME} or {@code resource NAME} to SHA-256, names with slashes
     * @throws IOException if the code lacks one of these classes
     */
    public static SortedMap<String, String> of(CodePath code, Collection<String> roots)
            throws IOException {
        return new CodeDigest(code).from(roots);
    }

    private SortedMap<String, String> from(Collection<String> roots) throws IOException {
        for (String root : roots) {
            if (code.classFile(internal(root)).isEmpty()) {
                throw new IOException(
                        "the class %s is not in the code of the class path".formatted(root));
            }
            pending.add(internal(root));
        }
        follow();
        return inputs();
    }

    private static String internal(String name) {
        return name.replace('.', '/');
    }

    private void addFamily(String name) {
        Optional<CodeClass> found = read(name);
        if (found.isPresent() && family.add(name)) {
            found.get().supertypes().forEach(this::addFamily);
        }
    }

    private Optional<CodeClass> read(String name) {
        return read.computeIfAbsent(name, n -> code.classFile(n).map(CodeClass::new));
    }

    /**
     * Follows references to a fixed point: a reference found late can make a method of the
     * experiment count.
     */
    private void follow() {
        int before;
        do {
            before = followed.size();
            while (!pending.isEmpty()) {
                reach(pending.remove());
            }
            reachedFamily().forEach(this::followReached);
        } while (followed.size() > before);
    }

    private void reach(String name) {
        if (classes.containsKey(name)) {
            return;
        }
        if (read(name).isEmpty()) {
            return;
        }
        CodeClass found = read(name).get();
        classes.put(name, found);
        pending.addAll(found.supertypes());
        if (family.contains(name)) {
            found.split();
        } else {
            found.methods().forEach(this::follow);
        }
    }

    private Stream<CodeClass> reachedFamily() {
        return family.stream().filter(classes::containsKey).map(classes::get);
    }

    private void followReached(CodeClass found) {
        for (MethodNode method : found.methods()) {
            if (counts(method) && !followed.contains(method)) {
                members.add(References.signature(method.name, method.desc));
                follow(method);
            }
        }
    }

    private void follow(MethodNode method) {
        followed.add(method);
        References references = References.of(method);
        members.addAll(ofFamily(references.members()));
        pending.addAll(references.classes());
    }

    private Set<String> ofFamily(Set<References.Member> referred) {
        return referred.stream()
                .filter(member -> isFamily(member.owner()))
                .map(References.Member::signature)
                .collect(Collectors.toSet());
    }

    /** Tests for a class of the family or one that inherits from it. */
    private boolean isFamily(String name) {
        return family.contains(name)
                || read(name).stream()
                        .flatMap(found -> found.supertypes().stream())
                        .anyMatch(this::isFamily);
    }

    /**
     * Tests if a method counts: libraries may call methods that override theirs, and they can call
     * an instance only.
     */
    private boolean counts(MethodNode method) {
        if (StaticInitialiser.isPart(method)) {
            return canChangeWhatCounts(method);
        }
        String member = References.signature(method.name, method.desc);
        boolean visible = (method.access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0;
        boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
        return members.contains(member)
                || method.name.startsWith("<")
                || visible && !isStatic && !DESCRIBING.contains(member);
    }

    /**
     * Tests if a part of a static initialiser sets a field that counts or could change the object
     * in one, itself or by methods of the experiment.
     */
    private boolean canChangeWhatCounts(MethodNode part) {
        Set<MethodNode> seen = new HashSet<>(Set.of(part));
        Deque<MethodNode> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            References found = References.of(open.remove());
            if (!Collections.disjoint(members, ofFamily(found.changeable()))) {
                return true;
            }
            Set<String> referred = ofFamily(found.members());
            reachedFamily()
                    .flatMap(type -> type.methods().stream())
                    .filter(m -> referred.contains(References.signature(m.name, m.desc)))
                    .filter(seen::add)
                    .forEach(open::add);
        }
        return false;
    }

    private SortedMap<String, String> inputs() {
        SortedMap<String, String> inputs = new TreeMap<>();
        classes.forEach(
                (name, found) ->
                        inputs.put(
                                "class " + name,
                                family.contains(name)
                                        ? found.digest(members, followed)
                                        : found.digest()));
        code.resources()
                .forEach(
                        (name, digest) -> {
                            if (countsAsResource(name)) {
                                inputs.put("resource " + name, digest);
                            }
                        });
        return inputs;
    }

    private boolean countsAsResource(String name) {
        String folder = parent(name);
        while (!folder.isEmpty() && !code.isPackage(folder)) {
            folder = parent(folder);
        }
        String nearest = folder;
        return nearest.isEmpty()
                || classes.keySet().stream().map(CodeDigest::parent).anyMatch(nearest::equals);
    }

    private static String parent(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }
}
