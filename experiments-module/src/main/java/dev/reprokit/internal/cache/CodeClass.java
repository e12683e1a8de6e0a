package dev.reprokit.internal.cache;

import dev.reprokit.internal.file.Sha256;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A class file without the parts that only debuggers read: file names, line numbers, names of
 * variables.
 */
final class CodeClass {
    private final ClassNode node = new ClassNode();

    CodeClass(byte[] bytes) {
        // Frames are left out because they follow from the instructions.
        new ClassReader(bytes).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }

    List<String> supertypes() {
        List<String> types = new ArrayList<>(node.interfaces);
        if (node.superName != null) {
            types.add(node.superName);
        }
        return types;
    }

    List<MethodNode> methods() {
        return node.methods;
    }

    /** Replaces the static initialiser by its parts. That of an enum stays whole. */
    void split() {
        if ((node.access & Opcodes.ACC_ENUM) == 0) {
            node.methods =
                    node.methods.stream()
                            .flatMap(
                                    method ->
                                            method.name.equals("<clinit>")
                                                    ? StaticInitialiser.split(node.name, method)
                                                            .stream()
                                                    : Stream.of(method))
                            .toList();
        }
    }

    /** Computes the digest of the whole class. */
    String digest() {
        return digest(node);
    }

    /**
     * Computes the digest of the class as if it had only some of its fields and methods. Neither
     * the order of its members nor the compiler's numbering of lambdas influences it; the order of
     * the parts of its static initialiser does.
     *
     * @param fields the fields that count, each as {@link References#signature}
     * @param methods the methods that count
     */
    String digest(Set<String> fields, Set<MethodNode> methods) {
        ClassNode part = new ClassNode();
        part.version = node.version;
        part.access = node.access;
        part.name = node.name;
        part.superName = node.superName;
        part.interfaces = node.interfaces;
        node.fields.stream()
                .filter(field -> fields.contains(References.signature(field.name, field.desc)))
                .sorted(Comparator.comparing(field -> field.name))
                .forEach(part.fields::add);
        List<MethodNode> counting =
                node.methods.stream()
                        .filter(methods::contains)
                        .sorted(Comparator.comparing(CodeClass::name))
                        .toList();
        part.methods = new Lambdas(counting).renamed();
        return digest(part);
    }

    private static String digest(ClassNode node) {
        ClassWriter writer = new ClassWriter(0);
        node.accept(writer);
        return Sha256.of(writer.toByteArray());
    }

    private static String name(MethodNode method) {
        return References.signature(method.name, method.desc);
    }

    /**
     * Renumbers lambdas in the order in which they are found. The compiler numbers them through the
     * whole class, so that a further lambda in a method that does not count would rename those that
     * do.
     */
    private final class Lambdas {
        private final Map<String, MethodNode> bodies = new HashMap<>();
        private final Map<String, String> newNames = new HashMap<>();
        private final List<MethodNode> ordered = new ArrayList<>();

        Lambdas(List<MethodNode> methods) {
            List<MethodNode> others = new ArrayList<>();
            for (MethodNode method : methods) {
                if ((method.access & Opcodes.ACC_SYNTHETIC) != 0
                        && method.name.startsWith("lambda$")) {
                    bodies.put(method.name, method);
                } else {
                    others.add(method);
                }
            }
            others.forEach(this::visit);
        }

        List<MethodNode> renamed() {
            return ordered;
        }

        private void visit(MethodNode method) {
            MethodNode copy = copy(method);
            copy.name = newNames.getOrDefault(method.name, method.name);
            ordered.add(copy);
            for (AbstractInsnNode instruction : copy.instructions) {
                if (instruction instanceof InvokeDynamicInsnNode dynamic) {
                    for (int i = 0; i < dynamic.bsmArgs.length; i++) {
                        if (dynamic.bsmArgs[i] instanceof Handle handle && isBody(handle)) {
                            dynamic.bsmArgs[i] = renamed(handle);
                        }
                    }
                }
            }
        }

        private boolean isBody(Handle handle) {
            return handle.getOwner().equals(node.name) && bodies.containsKey(handle.getName());
        }

        private Handle renamed(Handle handle) {
            String name = handle.getName();
            if (!newNames.containsKey(name)) {
                newNames.put(name, "lambda$" + newNames.size());
                visit(bodies.get(name));
            }
            return new Handle(
                    handle.getTag(),
                    handle.getOwner(),
                    newNames.get(name),
                    handle.getDesc(),
                    handle.isInterface());
        }

        private static MethodNode copy(MethodNode method) {
            MethodNode copy =
                    new MethodNode(
                            method.access,
                            method.name,
                            method.desc,
                            method.signature,
                            method.exceptions.toArray(String[]::new));
            method.accept(copy);
            return copy;
        }
    }
}
