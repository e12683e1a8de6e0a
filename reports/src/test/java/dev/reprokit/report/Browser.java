package dev.reprokit.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

/**
 * A headless Chromium that does what a reader does: it speaks the W3C's WebDriver protocol with
 * {@code chromedriver}, which needs no library.
 */
final class Browser implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process driver;
    private final Path downloads;
    private final String address;
    private final String session;

    /**
     * Starts the browser.
     *
     * @param folder an empty folder for its profile and downloads
     */
    Browser(Path folder) throws IOException, InterruptedException {
        Path program = Chromium.program("chromedriver");
        Path chromium = Chromium.program("chromium");
        downloads = Files.createDirectories(folder.resolve("downloads"));
        Path log = folder.resolve("chromedriver.log");
        driver =
                new ProcessBuilder(program.toString(), "--port=0")
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        address = "http://127.0.0.1:" + port(log);
        List<String> arguments = new ArrayList<>(Chromium.FLAGS);
        arguments.add("--user-data-dir=" + folder.resolve("profile"));
        arguments.add("--hide-scrollbars");
        JsonNode started =
                post(
                        "/session",
                        Map.of(
                                "capabilities",
                                Map.of(
                                        "alwaysMatch",
                                        Map.of(
                                                "goog:loggingPrefs",
                                                Map.of("browser", "ALL", "performance", "ALL"),
                                                "goog:chromeOptions",
                                                Map.of(
                                                        "binary",
                                                        chromium.toString(),
                                                        "args",
                                                        arguments)))));
        session = "/session/" + started.get("sessionId").textValue();
        devTools(
                "Browser.setDownloadBehavior",
                Map.of("behavior", "allow", "downloadPath", downloads.toString()));
    }

    private String port(Path log) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 300; attempt++) {
            Matcher port = PORT.matcher(Files.readString(log));
            if (port.find()) {
                return port.group(1);
            }
            Thread.sleep(100);
        }
        driver.destroyForcibly();
        throw new AssertionError("chromedriver did not start:\n" + Files.readString(log));
    }

    /** Loads a page, forgets what the browser said before, and waits until all charts are drawn. */
    void open(URI page) throws IOException, InterruptedException {
        log("browser");
        log("performance");
        load(page);
        await(
                "return !document.querySelector('figure') || !!document.documentElement.dataset.drawn");
    }

    /** Loads a page and waits for nothing but its load event. */
    void load(URI page) throws IOException, InterruptedException {
        post(session + "/url", Map.of("url", page.toString()));
    }

    /** Waits until a script returns true. */
    void await(String script) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!run(script).asBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never came true: " + script);
            }
            Thread.sleep(50);
        }
    }

    /** Runs a script's body in the page, and returns what it returns. */
    JsonNode run(String script, Object... arguments) throws IOException, InterruptedException {
        return post(
                session + "/execute/sync", Map.of("script", script, "args", List.of(arguments)));
    }

    /** The same for a script that hands its result to its last argument, a function. */
    JsonNode runLater(String script) throws IOException, InterruptedException {
        return post(session + "/execute/async", Map.of("script", script, "args", List.of()));
    }

    /** A command of Chromium's own protocol. */
    void devTools(String command, Map<String, Object> parameters)
            throws IOException, InterruptedException {
        post(session + "/goog/cdp/execute", Map.of("cmd", command, "params", parameters));
    }

    /** A screen, of somebody who likes it dark or light. */
    void dark(boolean dark) throws IOException, InterruptedException {
        media("screen", dark);
    }

    /** Paper, of somebody who likes screens dark. */
    void darkPaper() throws IOException, InterruptedException {
        media("print", true);
    }

    private void media(String type, boolean dark) throws IOException, InterruptedException {
        devTools(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "media",
                        type,
                        "features",
                        List.of(
                                Map.of(
                                        "name",
                                        "prefers-color-scheme",
                                        "value",
                                        dark ? "dark" : "light"))));
    }

    /** Lets pages that are loaded from now on run their scripts, or not. */
    void scripts(boolean run) throws IOException, InterruptedException {
        devTools("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
    }

    void size(int width, int height) throws IOException, InterruptedException {
        devTools(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** {@return everything that was said to the console since the page was opened} */
    List<String> console() throws IOException, InterruptedException {
        List<String> messages = new ArrayList<>();
        log("browser").forEach(entry -> messages.add(entry.get("message").textValue()));
        return messages;
    }

    /** {@return every address that the page asked for, but for data within it} */
    List<String> requests() throws IOException, InterruptedException {
        List<String> addresses = new ArrayList<>();
        for (JsonNode entry : log("performance")) {
            JsonNode message = JSON.readTree(entry.get("message").textValue()).get("message");
            if (message.get("method").textValue().equals("Network.requestWillBeSent")) {
                addresses.add(message.at("/params/request/url").textValue());
            }
        }
        addresses.removeIf(address -> address.startsWith("data:"));
        return addresses;
    }

    private JsonNode log(String type) throws IOException, InterruptedException {
        return post(session + "/se/log", Map.of("type", type));
    }

    /** {@return the page as far as the window shows it} */
    BufferedImage screenshot() throws IOException, InterruptedException {
        return ImageIO.read(new ByteArrayInputStream(png()));
    }

    /** {@return the same as a PNG file} */
    byte[] png() throws IOException, InterruptedException {
        return Base64.getDecoder()
                .decode(
                        send(HttpRequest.newBuilder(URI.create(address + session + "/screenshot"))
                                        .GET())
                                .textValue());
    }

    /** Waits for a downloaded file. */
    Path downloaded(String name) throws InterruptedException {
        Path file = downloads.resolve(name);
        for (int attempt = 0; attempt < 100 && !Files.exists(file); attempt++) {
            Thread.sleep(100);
        }
        return file;
    }

    private JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(
                        request.timeout(Duration.ofMinutes(2)).build(),
                        HttpResponse.BodyHandlers.ofString());
        JsonNode value = JSON.readTree(response.body()).get("value");
        if (response.statusCode() != 200) {
            throw new IOException("chromedriver says: " + value);
        }
        return value;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try {
            send(HttpRequest.newBuilder(URI.create(address + session)).DELETE());
        } finally {
            driver.descendants().forEach(ProcessHandle::destroy);
            driver.destroy();
            if (!driver.waitFor(20, TimeUnit.SECONDS)) {
                driver.destroyForcibly();
            }
        }
    }
}
