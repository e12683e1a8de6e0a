package dev.reprokit.internal.text;

import freemarker.core.OutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The FreeMarker templates that lie beside a class, which escape all inserted texts. */
public final class TemplateFolder {
    private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);

    /**
     * Opens a folder.
     *
     * @param neighbour the class
     * @param formats the formats that templates may name in their header, beside FreeMarker's own
     */
    public TemplateFolder(Class<?> neighbour, OutputFormat... formats) {
        configuration.setClassForTemplateLoading(neighbour, "");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setURLEscapingCharset("UTF-8");
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("computer");
        configuration.setRegisteredCustomOutputFormats(List.of(formats));
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    }

    /**
     * Fills a template.
     *
     * @param template its file name
     * @param model the values by name; of objects, the public methods of public classes can be read
     * @return the text
     * @throws IOException if the template cannot be read
     */
    public String fill(String template, Map<String, Object> model) throws IOException {
        StringWriter text = new StringWriter();
        try {
            configuration.getTemplate(template).process(model, text);
        } catch (TemplateException e) {
            throw new IllegalStateException("the template " + template + " is broken", e);
        }
        return text.toString();
    }
}
