package dev.reprokit.internal.trap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** What FreeMarker does that one would not guess. */
class FreeMarkerTrapTest {
    private static final Map<String, Object> MODEL =
            Map.of("small", 2.9e-13, "nan", Double.NaN, "values", List.of(1.0, Double.NaN));

    private static String written(String template) throws IOException, TemplateException {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_35);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        StringWriter text = new StringWriter();
        new Template("trap", template, configuration).process(MODEL, text);
        return text.toString();
    }

    @Shows("freemarker-decimals")
    void productsHaveTwelvePlaces() throws Exception {
        assertThat(written("${small?c}")).isEqualTo("2.9E-13");
        assertThat(written("${(small * 1)?c}")).isEqualTo("0");
        assertThat(written("${(2 / 7000000000000)?c}")).isEqualTo("0");
        assertThat(written("${(1 / 3)?c}")).isEqualTo("0.333333333333");
    }

    @Shows("freemarker-nan")
    void nanPrintsButDoesNotCompare() throws Exception {
        assertThat(written("${nan}")).isEqualTo("NaN");
        for (String template :
                List.of(
                        "<#if nan gt 0>more</#if>",
                        "<#if nan == nan>same</#if>",
                        "${values?max}",
                        "<#list values?sort as value>${value}</#list>")) {
            assertThatThrownBy(() -> written(template))
                    .as(template)
                    .isInstanceOf(TemplateException.class)
                    .hasMessageContaining("NaN");
        }
    }
}
