package dev.reprokit.internal.trap;

/**
 * A call by which code walks into a trap.
 *
 * @param owner the class that the call names, as {@link Class#getName} returns it: the type of what
 *     the method is called on as the compiler knows it, which may be a subclass of the class that
 *     declares the method
 * @param method its name; {@code <init>} for a constructor
 * @param descriptor its parameters and result as in a class file, such as {@code (D)V}; empty for
 *     every method of this name
 */
public record Call(String owner, String method, String descriptor) {
    /**
     * Reads a call as the table has it.
     *
     * @param text {@code CLASS#METHOD} or {@code CLASS#METHOD(PARAMETERS)RESULT}
     * @throws IllegalArgumentException if it is neither
     */
    static Call of(String text) {
        int hash = text.indexOf('#');
        if (hash < 1 || hash == text.length() - 1) {
            throw new IllegalArgumentException(
                    "'%s' is not CLASS#METHOD with or without a descriptor".formatted(text));
        }
        int descriptor = text.indexOf('(', hash);
        int end = descriptor < 0 ? text.length() : descriptor;
        return new Call(
                text.substring(0, hash), text.substring(hash + 1, end), text.substring(end));
    }
}
