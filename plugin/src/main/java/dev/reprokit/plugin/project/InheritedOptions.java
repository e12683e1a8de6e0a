package dev.reprokit.plugin.project;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Proxy;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The options that a forked JVM needs to reach the network and the user's home as Maven does. None
 * of them can change a result, so that none is an input of a trial.
 */
public final class InheritedOptions {
    private static final List<String> HANDED_ON =
            List.of(
                    "user.home",
                    "java.io.tmpdir",
                    "http.proxyHost",
                    "http.proxyPort",
                    "https.proxyHost",
                    "https.proxyPort",
                    "http.nonProxyHosts",
                    "socksProxyHost",
                    "socksProxyPort",
                    "java.net.useSystemProxies",
                    "javax.net.ssl.trustStore",
                    "javax.net.ssl.trustStoreType",
                    "javax.net.ssl.trustStorePassword");

    private InheritedOptions() {}

    /**
     * Collects the options of a build. A proxy comes from options of Maven's JVM, or else from the
     * active proxy of {@code settings.xml}, or else from {@code HTTPS_PROXY} and {@code NO_PROXY}.
     *
     * @param session the build
     * @param environment the environment variables by name
     * @return options for {@code java}
     */
    public static List<String> of(MavenSession session, Map<String, String> environment) {
        Properties all = new Properties();
        all.putAll(session.getSystemProperties());
        all.putAll(session.getUserProperties());
        return of(all, session.getSettings().getActiveProxy(), environment);
    }

    static List<String> of(Properties ofMaven, Proxy settings, Map<String, String> environment) {
        Map<String, String> options = new TreeMap<>();
        for (String name : HANDED_ON) {
            if (ofMaven.containsKey(name)) {
                options.put(name, ofMaven.getProperty(name));
            }
        }
        if (options.keySet().stream().noneMatch(name -> name.endsWith("roxyHost"))) {
            options.putAll(settings == null ? proxy(environment) : proxy(settings));
        }
        return options.entrySet().stream()
                .map(option -> "-D" + option.getKey() + "=" + option.getValue())
                .toList();
    }

    private static Map<String, String> proxy(Proxy settings) {
        return proxy(
                settings.getHost(),
                settings.getPort(),
                settings.getNonProxyHosts() == null ? "" : settings.getNonProxyHosts());
    }

    private static Map<String, String> proxy(Map<String, String> environment) {
        String address = variable("HTTPS_PROXY", environment);
        try {
            URI proxy = URI.create(address);
            return proxy.getHost() == null || proxy.getPort() < 0
                    ? Map.of()
                    : proxy(
                            proxy.getHost(),
                            proxy.getPort(),
                            patterns(variable("NO_PROXY", environment)));
        } catch (IllegalArgumentException e) {
            // Other programs' forms of it, e.g. HOST:PORT, are not read.
            return Map.of();
        }
    }

    private static Map<String, String> proxy(String host, int port, String nonProxyHosts) {
        Map<String, String> options = new TreeMap<>();
        for (String scheme : List.of("http", "https")) {
            options.put(scheme + ".proxyHost", host);
            options.put(scheme + ".proxyPort", Integer.toString(port));
        }
        if (!nonProxyHosts.isEmpty()) {
            options.put("http.nonProxyHosts", nonProxyHosts);
        }
        return options;
    }

    private static String variable(String name, Map<String, String> environment) {
        String lower = environment.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        return environment.getOrDefault(name, lower).strip();
    }

    /**
     * Turns {@code .example.org,localhost} into {@code
     * example.org|*.example.org|localhost|*.localhost}.
     */
    private static String patterns(String noProxy) {
        List<String> patterns = new ArrayList<>();
        Arrays.stream(noProxy.split(","))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .forEach(
                        host -> {
                            String bare = host.startsWith(".") ? host.substring(1) : host;
                            patterns.add(bare);
                            if (!bare.contains("*")) {
                                patterns.add("*." + bare);
                            }
                        });
        return String.join("|", patterns);
    }
}
