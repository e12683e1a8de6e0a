package dev.reprokit.internal.harness.machine;

import ai.djl.pytorch.jni.LibUtils;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The description that the loaded LibTorch gives of its own build: {@code at::show_config()}, by
 * the name that GCC gives it. Its CUDA part is in no other file of a release.
 *
 * @see <a
 *     href="https://github.com/pytorch/pytorch/blob/v2.7.1/aten/src/ATen/Version.cpp">Version.cpp
 *     of PyTorch 2.7.1</a>
 */
final class LibTorchBuild {
    private LibTorchBuild() {}

    /**
     * A {@code std::string} of GCC's library, which is longer than the text that it holds itself.
     */
    @Structure.FieldOrder({"text", "length", "rest"})
    public static final class CppString extends Structure implements Structure.ByValue {
        public Pointer text;
        public long length;
        public byte[] rest = new byte[16];
    }

    /** {@return the description; empty if this library, or its platform, does not give one} */
    static String text() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return "";
        }
        try {
            Path library = Path.of(LibUtils.getLibtorchPath(), System.mapLibraryName("torch_cpu"));
            CppString string =
                    (CppString)
                            NativeLibrary.getInstance(library.toString())
                                    .getFunction("_ZN2at11show_configB5cxx11Ev")
                                    .invoke(CppString.class, new Object[0]);
            return new String(
                    string.text.getByteArray(0, Math.toIntExact(string.length)),
                    StandardCharsets.UTF_8);
        } catch (UnsatisfiedLinkError e) {
            return "";
        }
    }
}
