package dev.migrate.maven;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The class path folders that an application may look for revisions in, as far as its files and what was typed say so.
 *
 * <p>The application alone knows its locations; here more folders than it uses do no harm.
 */
final class Locations {

    private static final String USUAL = "db/migrations";
    private static final String PROPERTY = "migrate.locations";
    private static final Pattern IN_PROPERTIES = Pattern.compile("migrate\\.(targets\\.[^.]+\\.)?locations(\\[\\d+])?");
    private static final Pattern CONFIGURATION = Pattern.compile("application(-.+)?\\.(properties|ya?ml)");
    private static final Pattern SECTION = Pattern.compile("(?m)^migrate:\\s*\\R((?:[ \\t]+.*(?:\\R|$)|\\s*\\R)*)");
    private static final Pattern NAMED = Pattern.compile(
            "(?m)^(?:[ \\t]+|migrate\\.)locations:[ \\t]*(.*)(?:\\R|$)((?:[ \\t]*-[ \\t]+.*(?:\\R|$))*)");

    private final SortedSet<String> folders = new TreeSet<>(List.of(USUAL));

    private Locations() {}

    static SortedSet<String> of(Map<String, String> typed, List<Module> modules) {
        Locations locations = new Locations();
        locations.add(typed.getOrDefault(PROPERTY, ""));
        modules.forEach(module -> locations.read(module.output()));
        return locations.folders;
    }

    private void read(Path classes) {
        for (Path folder : List.of(classes, classes.resolve("config"))) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.sorted().toList()) {
                        String name = String.valueOf(file.getFileName());
                        if (CONFIGURATION.matcher(name).matches()) {
                            add(name.endsWith(".properties") ? properties(file) : yaml(Files.readString(file)));
                        }
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static String properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        StringBuilder all = new StringBuilder();
        properties.stringPropertyNames().stream()
                .filter(name -> IN_PROPERTIES.matcher(name).matches())
                .forEach(name -> all.append(properties.getProperty(name)).append(','));
        return all.toString();
    }

    /** Reads the two usual forms, a value or a list of values; anchors and the like are left to the application. */
    private static String yaml(String text) {
        StringBuilder all = new StringBuilder();
        Matcher section = SECTION.matcher(text);
        while (section.find()) {
            all.append(values(section.group(1)));
        }
        return all.append(values(text.replaceAll("(?m)^[ \\t]+locations:", "other:")))
                .toString();
    }

    private static String values(String text) {
        StringBuilder all = new StringBuilder();
        Matcher named = NAMED.matcher(text);
        while (named.find()) {
            all.append(named.group(1)).append(',');
            all.append(named.group(2).replaceAll("(?m)^[ \\t]*-[ \\t]+", ",")).append(',');
        }
        return all.toString();
    }

    private void add(String locations) {
        Arrays.stream(locations.split("[,\\[\\]\"'\\s]+", -1))
                .filter(each -> !each.isEmpty() && (!each.contains(":") || each.startsWith("classpath:")))
                .map(each -> each.replaceFirst("^classpath:", "").replaceAll("^/+|/+$", ""))
                .filter(each -> !each.isEmpty() && !each.contains("$"))
                .forEach(folders::add);
    }
}
