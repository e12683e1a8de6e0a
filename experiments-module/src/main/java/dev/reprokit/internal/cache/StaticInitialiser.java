package dev.reprokit.internal.cache;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Splits a static initialiser into parts that each compute a value and set a field of the class to
 * it. Nothing but static fields passes from one part to another.
 *
 * <p>The compiler writes the values of fields one after another: each begins and ends with an empty
 * operand stack. Whatever else the initialiser does, a branch, a local variable or a statement that
 * sets no field of the class, keeps it whole.
 */
final class StaticInitialiser {
    /** A name that no method can have in Java. */
    private static final String PART = "<clinit> part";

    private StaticInitialiser() {}

    static boolean isPart(MethodNode method) {
        return method.name.equals(PART);
    }

    /**
     * Splits a static initialiser.
     *
     * @param owner the internal name of its class
     * @param initialiser the method {@code <clinit>}, without debug information
     * @return its parts in their order, or the initialiser itself if it cannot be split
     */
    static List<MethodNode> split(String owner, MethodNode initialiser) {
        List<MethodNode> whole = List.of(initialiser);
        AbstractInsnNode[] instructions = initialiser.instructions.toArray();
        Frame<BasicValue>[] frames;
        try {
            frames = new Analyzer<>(new BasicInterpreter()).analyze(owner, initialiser);
        } catch (AnalyzerException e) {
            return whole;
        }
        List<MethodNode> parts = new ArrayList<>();
        MethodNode part = part(initialiser);
        for (int i = 0; i < instructions.length - 1; i++) {
            AbstractInsnNode instruction = instructions[i];
            if (!canBeInPart(instruction, owner) || frames[i + 1] == null) {
                return whole;
            }
            part.instructions.add(instruction.clone(Map.of()));
            if (frames[i + 1].getStackSize() == 0) {
                if (instruction.getOpcode() != Opcodes.PUTSTATIC) {
                    return whole;
                }
                parts.add(part);
                part = part(initialiser);
            }
        }
        return part.instructions.size() == 0 ? parts : whole;
    }

    private static MethodNode part(MethodNode initialiser) {
        return new MethodNode(initialiser.access, PART, initialiser.desc, null, null);
    }

    /** Tests for an instruction that neither branches nor stores anything but the part's value. */
    private static boolean canBeInPart(AbstractInsnNode instruction, String owner) {
        return switch (instruction.getType()) {
            case AbstractInsnNode.INSN,
                    AbstractInsnNode.INT_INSN,
                    AbstractInsnNode.LDC_INSN,
                    AbstractInsnNode.TYPE_INSN,
                    AbstractInsnNode.METHOD_INSN,
                    AbstractInsnNode.INVOKE_DYNAMIC_INSN,
                    AbstractInsnNode.MULTIANEWARRAY_INSN ->
                    true;
            case AbstractInsnNode.FIELD_INSN ->
                    switch (instruction.getOpcode()) {
                        case Opcodes.PUTFIELD -> false;
                        case Opcodes.PUTSTATIC -> ((FieldInsnNode) instruction).owner.equals(owner);
                        default -> true;
                    };
            default -> false;
        };
    }
}
