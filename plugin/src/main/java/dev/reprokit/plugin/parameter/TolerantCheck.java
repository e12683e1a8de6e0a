package dev.reprokit.plugin.parameter;

import java.io.File;
import java.nio.file.Path;

/** A check that accepts any folder, since the goal {@code doctor} examines folders itself. */
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
