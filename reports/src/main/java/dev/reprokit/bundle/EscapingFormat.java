package dev.reprokit.bundle;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.core.CommonTemplateMarkupOutputModel;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Writer;
import java.util.function.UnaryOperator;

/** A mark-up language of templates: every text that is inserted is escaped. */
final class EscapingFormat extends CommonMarkupOutputFormat<EscapingFormat.Markup> {
    private final String name;
    private final UnaryOperator<String> escaping;

    EscapingFormat(String name, UnaryOperator<String> escaping) {
        this.name = name;
        this.escaping = escaping;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public @Nullable String getMimeType() {
        return null;
    }

    @Override
    public void output(String text, Writer out) throws IOException {
        out.write(escapePlainText(text));
    }

    @Override
    public String escapePlainText(String text) {
        return escaping.apply(text);
    }

    @Override
    public boolean isLegacyBuiltInBypassed(String builtInName) {
        return false;
    }

    @Override
    protected Markup newTemplateMarkupOutputModel(@Nullable String text, @Nullable String markup) {
        return new Markup(this, text, markup);
    }

    /** A part of the output. */
    static final class Markup extends CommonTemplateMarkupOutputModel<Markup> {
        private final EscapingFormat format;

        Markup(EscapingFormat format, @Nullable String text, @Nullable String markup) {
            super(text, markup);
            this.format = format;
        }

        @Override
        public EscapingFormat getOutputFormat() {
            return format;
        }
    }
}
