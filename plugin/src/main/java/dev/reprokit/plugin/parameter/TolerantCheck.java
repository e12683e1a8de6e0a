package dev.reprokit.plugin.parameter;

import java.io.File;
import java.nio.file.Path;

/** Takes folders as they are: whether they are of use is the doctor's to say. */
public final class TolerantCheck extends ParameterCheck {
    @Override
    public Path folder(String name, File value) {
        return value.toPath().toAbsolutePath().normalize();
    }

    @Override
    public Path writableFolder(String name, File value) {
        return value.toPath().toAbsolutePath().normalize();
    }
}
