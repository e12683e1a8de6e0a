package dev.reprokit.plugin;

import java.io.File;
import java.nio.file.Path;

/** Takes folders as they are: whether they are of use is the doctor's to say. */
final class TolerantCheck extends ParameterCheck {
    @Override
    Path folder(String name, File value) {
        return value.toPath().toAbsolutePath().normalize();
    }

    @Override
    Path writableFolder(String name, File value) {
        return value.toPath().toAbsolutePath().normalize();
    }
}
