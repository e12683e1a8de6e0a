package dev.reprokit;

import org.junit.jupiter.api.DisplayNameGenerator;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;

/** Shows a test method's name as a sentence: {@code aFileIsRead} becomes "a file is read". */
public final class SentenceNames extends DisplayNameGenerator.Simple {
    @Override
    public String generateDisplayNameForMethod(
            List<Class<?>> enclosing, Class<?> testClass, Method method) {
        return method.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
