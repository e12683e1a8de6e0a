package dev.reprokit.internal.trap;

import static java.util.Objects.requireNonNull;

import dev.reprokit.experiment.AcceptedTrap;
import dev.reprokit.experiment.AcceptedTraps;
import dev.reprokit.internal.cache.References;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A class of an experiment's own code, as its class file has it. */
final class OwnClass {
    /** As the compiler names the body of a lambda. */
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");

    private static final String ONE = Type.getDescriptor(AcceptedTrap.class);
    private static final String SEVERAL = Type.getDescriptor(AcceptedTraps.class);

    private final ClassNode node = new ClassNode();

    /** By method and trap; the class itself is the method without a name. */
    private final Map<String, Map<String, String>> accepted = new HashMap<>();

    OwnClass(byte[] bytes) {
        new ClassReader(bytes).accept(node, ClassReader.SKIP_FRAMES);
        accept("", node.invisibleAnnotations);
        node.methods.forEach(method -> accept(method.name, method.invisibleAnnotations));
    }

    private void accept(String method, List<AnnotationNode> annotations) {
        if (annotations == null) {
            return;
        }
        for (AnnotationNode annotation : annotations) {
            if (annotation.desc.equals(ONE)) {
                Map<String, Object> values = values(annotation);
                accepted.computeIfAbsent(method, none -> new HashMap<>())
                        .put((String) values.get("value"), (String) values.get("because"));
            } else if (annotation.desc.equals(SEVERAL)) {
                List<?> each = (List<?>) requireNonNull(values(annotation).get("value"));
                accept(method, each.stream().map(AnnotationNode.class::cast).toList());
            }
        }
    }

    /** {@return the values by name of an annotation that has some} */
    private static Map<String, Object> values(AnnotationNode annotation) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < annotation.values.size(); i += 2) {
            values.put((String) annotation.values.get(i), annotation.values.get(i + 1));
        }
        return values;
    }

    /**
     * {@return the reason for which the class or the method accepts a trap; empty if it does not}
     */
    String reason(String method, String trap) {
        return Optional.ofNullable(accepted.getOrDefault(method, Map.of()).get(trap))
                .orElse(accepted.getOrDefault("", Map.of()).getOrDefault(trap, ""))
                .strip();
    }

    /** {@return the place of a call, as a stack trace names it} */
    String place(CallSite call) {
        return "%s.%s(%s)"
                .formatted(
                        node.name.replace('/', '.'),
                        call.from(),
                        call.line() == 0 ? node.sourceFile : node.sourceFile + ":" + call.line());
    }

    List<String> supertypes() {
        List<String> types = new ArrayList<>(node.interfaces);
        if (node.superName != null) {
            types.add(node.superName);
        }
        return types;
    }

    /** {@return the internal names of the classes that its code and its head refer to} */
    Set<String> references() {
        Set<String> classes = new HashSet<>(supertypes());
        node.methods.forEach(method -> classes.addAll(References.of(method).classes()));
        return classes;
    }

    /** {@return the calls of all its methods, in their order; a method reference is a call} */
    List<CallSite> calls() {
        List<CallSite> calls = new ArrayList<>();
        for (MethodNode method : node.methods) {
            String from = from(method);
            int line = 0;
            for (AbstractInsnNode instruction : method.instructions) {
                if (instruction instanceof LineNumberNode number) {
                    line = number.line;
                } else if (instruction instanceof MethodInsnNode call) {
                    calls.add(new CallSite(call.owner, call.name, call.desc, from, line));
                } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
                    for (Object argument : dynamic.bsmArgs) {
                        if (argument instanceof Handle handle) {
                            calls.add(
                                    new CallSite(
                                            handle.getOwner(),
                                            handle.getName(),
                                            handle.getDesc(),
                                            from,
                                            line));
                        }
                    }
                }
            }
        }
        return calls;
    }

    private static String from(MethodNode method) {
        Matcher lambda = LAMBDA.matcher(method.name);
        // The compiler writes new for a constructor's lambda, and static for an initialiser's.
        String name = lambda.matches() ? lambda.group(1) : method.name;
        return switch (name) {
            case "new" -> "<init>";
            case "static" -> "<clinit>";
            default -> name;
        };
    }
}
