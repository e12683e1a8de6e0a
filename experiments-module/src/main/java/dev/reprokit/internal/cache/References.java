package dev.reprokit.internal.cache;

import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

import java.util.HashSet;
import java.util.Set;

/**
 * The classes and members to which instructions refer. A type that only occurs in a signature does
 * not count: code that uses its values refers to it again.
 *
 * @param classes internal names
 * @param members fields and methods of any class
 * @param changeable those members that are static fields which the instructions set, or get with an
 *     object that they could change
 */
public record References(Set<String> classes, Set<Member> members, Set<Member> changeable) {
    /**
     * A field or method.
     *
     * @param owner the internal name of the class by which it is referred to, perhaps a subclass of
     *     its own
     * @param signature see {@link #signature}
     */
    public record Member(String owner, String signature) {}

    private static final String STRING = Type.getDescriptor(String.class);

    /** {@return what the instructions of a method refer to} */
    public static References of(MethodNode method) {
        References found = new References(new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (AbstractInsnNode instruction : method.instructions) {
            found.add(instruction);
        }
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            if (block.type != null) {
                found.type(block.type);
            }
        }
        return found;
    }

    /** Returns the name of a field or method with its type, without its class. */
    static String signature(String name, String descriptor) {
        return name + ' ' + descriptor;
    }

    private void add(AbstractInsnNode instruction) {
        if (instruction instanceof MethodInsnNode call) {
            member(call.owner, call.name, call.desc);
        } else if (instruction instanceof FieldInsnNode access) {
            Member field = member(access.owner, access.name, access.desc);
            if (access.getOpcode() == Opcodes.PUTSTATIC
                    || access.getOpcode() == Opcodes.GETSTATIC && canChange(access.desc)) {
                changeable.add(field);
            }
        } else if (instruction instanceof TypeInsnNode use) {
            type(use.desc);
        } else if (instruction instanceof MultiANewArrayInsnNode array) {
            type(array.desc);
        } else if (instruction instanceof LdcInsnNode constant) {
            constant(constant.cst);
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            constant(dynamic.bsm);
            for (Object argument : dynamic.bsmArgs) {
                constant(argument);
            }
        }
    }

    private static boolean canChange(String descriptor) {
        return descriptor.length() > 1 && !descriptor.equals(STRING);
    }

    private void constant(Object constant) {
        if (constant instanceof Handle handle) {
            member(handle.getOwner(), handle.getName(), handle.getDesc());
        } else if (constant instanceof Type type && type.getSort() != Type.METHOD) {
            type(type.getInternalName());
        } else if (constant instanceof ConstantDynamic dynamic) {
            constant(dynamic.getBootstrapMethod());
            for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
                constant(dynamic.getBootstrapMethodArgument(i));
            }
        }
    }

    private Member member(String owner, String name, String descriptor) {
        type(owner);
        Member member = new Member(owner, signature(name, descriptor));
        members.add(member);
        return member;
    }

    private void type(String name) {
        Type type = Type.getObjectType(name);
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        if (element.getSort() == Type.OBJECT) {
            classes.add(element.getInternalName());
        }
    }
}
