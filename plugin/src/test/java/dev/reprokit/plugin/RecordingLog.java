package dev.reprokit.plugin;

import org.apache.maven.plugin.logging.SystemStreamLog;

import java.util.ArrayList;
import java.util.List;

/** Remembers what was logged. */
public final class RecordingLog extends SystemStreamLog {
    public final List<String> debug = new ArrayList<>();
    public final List<String> info = new ArrayList<>();
    public final List<String> warnings = new ArrayList<>();
    public final List<String> errors = new ArrayList<>();

    @Override
    public void info(CharSequence content) {
        info.add(content.toString());
    }

    @Override
    public void debug(CharSequence content) {
        debug.add(content.toString());
    }

    @Override
    public void warn(CharSequence content) {
        warnings.add(content.toString());
    }

    @Override
    public void error(CharSequence content) {
        errors.add(content.toString());
    }
}
