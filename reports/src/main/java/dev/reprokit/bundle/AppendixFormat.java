package dev.reprokit.bundle;

import dev.reprokit.internal.text.LatexText;
import dev.reprokit.internal.text.MarkdownText;
import dev.reprokit.internal.text.TemplateFolder;

import java.io.IOException;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The artifact appendix, which reviewers of artifacts ask for, in one of its formats. */
enum AppendixFormat implements Document {
    /** A page to read, on GitHub or as plain text. */
    MARKDOWN("Markdown", "md", MarkdownText::escaped),
    /** A section of a paper, to be included with {@code \input}; it needs no packages. */
    LATEX("LaTeX", "tex", LatexText::escaped);

    private static final String NAME = "artifact-appendix";

    private final EscapingFormat format;
    private final String extension;

    AppendixFormat(String name, String extension, UnaryOperator<String> escaping) {
        format = new EscapingFormat(name, escaping);
        this.extension = extension;
    }

    @Override
    public String path() {
        return "%s.%s".formatted(NAME, extension);
    }

    @Override
    public String text(BundleContents bundle) throws IOException {
        return new TemplateFolder(AppendixFormat.class, format)
                .fill(path() + ".ftl", Map.of("appendix", Appendix.of(bundle)));
    }
}
