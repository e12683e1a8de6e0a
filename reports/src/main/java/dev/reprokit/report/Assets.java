package dev.reprokit.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Copies the files that all pages share from this jar: style sheet, scripts, chart library. */
final class Assets {
    private static final String STYLE = "report.css";

    /** The shared files. The chart library's licence and notice must accompany it. */
    private static final List<String> FILES =
            List.of(
                    STYLE,
                    "report.js",
                    "index.js",
                    "echarts/echarts.min.js",
                    "echarts/LICENSE",
                    "echarts/LICENSE-d3",
                    "echarts/NOTICE");

    private Assets() {}

    static void copyTo(Path folder) throws IOException {
        copy(FILES, folder);
    }

    /** Copies the style sheet alone, for a page without charts. */
    static void copyStyleTo(Path folder) throws IOException {
        copy(List.of(STYLE), folder);
    }

    private static void copy(List<String> files, Path folder) throws IOException {
        for (String name : files) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            try (InputStream resource = Assets.class.getResourceAsStream("assets/" + name)) {
                Files.copy(resource, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
