package dev.reprokit.internal.harness.machine;

import ai.djl.pytorch.jni.LibUtils;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

import dev.reprokit.record.run.Numerics;

import java.nio.file.Path;

/**
 * PyTorch's global switches for its numerics, which DJL does not offer: methods of {@code
 * at::Context} in the LibTorch that DJL has loaded, by the names that GCC gives them.
 *
 * @see <a href="https://github.com/pytorch/pytorch/blob/v2.7.1/aten/src/ATen/Context.h">Context.h
 *     of PyTorch 2.7.1</a>
 */
public final class LibTorchSwitches {
    private final NativeLibrary library;
    private final Pointer context;

    private LibTorchSwitches(Path file) {
        library = NativeLibrary.getInstance(file.toString());
        context = library.getFunction("_ZN2at13globalContextEv").invokePointer(new Object[0]);
    }

    /** Finds the switches of the loaded library: those of another copy would change nothing. */
    public static LibTorchSwitches ofLoadedLibrary() {
        return new LibTorchSwitches(
                Path.of(LibUtils.getLibtorchPath(), System.mapLibraryName("torch_cpu")));
    }

    /**
     * Sets every switch, also those to be off: PyTorch's own default lets cuDNN use TF32.
     *
     * @param numerics the wanted settings
     * @param version PyTorch's version, for the message
     * @throws RefusedException if this PyTorch does not have the switches
     */
    public static void set(Numerics numerics, String version) throws RefusedException {
        try {
            ofLoadedLibrary().set(numerics);
        } catch (LinkageError | IllegalStateException e) {
            throw new RefusedException(
                    ("PyTorch %s offers no control over its numerics: %s. A GPU,"
                                    + " -Drepro.deterministic, -Drepro.tf32 and"
                                    + " -Drepro.cudnnBenchmark need that; PyTorch's libraries for"
                                    + " Linux can. Leave them out, and use -Drepro.device=cpu.")
                            .formatted(version, e.getMessage()),
                    e);
        }
    }

    private void set(Numerics numerics) {
        boolean deterministic = numerics.deterministic();
        // The second argument is warn-only; false throws if an operation has no deterministic
        // form.
        call("setDeterministicAlgorithms", "bb", deterministic, false);
        verify("deterministicAlgorithms", deterministic);
        set("DeterministicCuDNN", "deterministicCuDNN", deterministic);
        set("DeterministicMkldnn", "deterministicMkldnn", deterministic);
        // Otherwise deterministic mode fills all new memory with NaN, a search for bugs that costs
        // time.
        set("DeterministicFillUninitializedMemory", "deterministicFillUninitializedMemory", false);
        set("BenchmarkCuDNN", "benchmarkCuDNN", numerics.cudnnBenchmark());
        set("AllowTF32CuDNN", "allowTF32CuDNN", numerics.tf32());
        set("AllowTF32CuBLAS", "allowTF32CuBLAS", numerics.tf32());
    }

    private void set(String name, String getter, boolean value) {
        call("set" + name, "b", value);
        verify(getter, value);
    }

    private void call(String method, String parameters, boolean... values) {
        Object[] arguments = new Object[values.length + 1];
        arguments[0] = context;
        for (int i = 0; i < values.length; i++) {
            // JNA's true is -1, C++'s is 1.
            arguments[i + 1] = (byte) (values[i] ? 1 : 0);
        }
        library.getFunction("_ZN2at7Context%d%sE%s".formatted(method.length(), method, parameters))
                .invokeVoid(arguments);
    }

    private void verify(String getter, boolean expected) {
        if (isOn(getter) != expected) {
            throw new IllegalStateException(
                    "at::Context::%s() is %b after it was set to %b"
                            .formatted(getter, !expected, expected));
        }
    }

    /** Calls a getter of {@code at::Context}, e.g. {@code allowTF32CuDNN}. */
    public boolean isOn(String getter) {
        return (byte)
                        library.getFunction(
                                        "_ZNK2at7Context%d%sEv".formatted(getter.length(), getter))
                                .invoke(byte.class, new Object[] {context})
                != 0;
    }
}
