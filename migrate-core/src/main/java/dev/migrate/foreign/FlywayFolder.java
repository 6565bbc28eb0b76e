package dev.migrate.foreign;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What Flyway finds in its locations, sorted out. */
public final class FlywayFolder {

    private final FlywayNames names;
    private final FlywayPlaceholders placeholders;
    private final boolean replaced;
    private final List<FlywayScript> scripts = new ArrayList<>();
    private final List<Left> left = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    /**
     * Something that becomes no revision.
     *
     * @param file what it is
     * @param reason why not
     */
    public record Left(String file, String reason) {}

    /**
     * A file of a location.
     *
     * @param name its name without folders
     * @param place the file for people
     */
    public record Found(String name, String place, String text) {}

    private FlywayFolder(FlywayNames names, FlywayPlaceholders placeholders, boolean replaced) {
        this.names = names;
        this.placeholders = placeholders;
        this.replaced = replaced;
    }

    /**
     * Sorts files out.
     *
     * @param replaced whether placeholders are
     * @param skipped which keys become no revision, whatever they are
     * @throws MigrateException if a placeholder has no value, or something else than SQL has no one to stand for it
     */
    public static FlywayFolder of(
            List<Found> files,
            FlywayNames names,
            FlywayPlaceholders placeholders,
            boolean replaced,
            Predicate<String> skipped) {
        FlywayFolder folder = new FlywayFolder(names, placeholders, replaced);
        Map<String, String> settings = new TreeMap<>();
        files.stream()
                .filter(each -> each.name().endsWith(".conf"))
                .forEach(each ->
                        settings.put(each.place().substring(0, each.place().length() - ".conf".length()), each.text()));
        List<Found> code = new ArrayList<>();
        for (Found file : files) {
            if (names.isScript(file.name())) {
                folder.script(file, settings.getOrDefault(file.place(), ""), skipped);
            } else if (file.name().matches(".*\\.(java|kt|groovy|class)")) {
                code.add(file);
            } else if (!file.name().endsWith(".conf")) {
                folder.left.add(new Left(file.name(), "is no script of Flyway's"));
            }
        }
        folder.refuseCode(code, skipped);
        FlywayPlaceholders.requireNone(folder.missing);
        folder.refuseTwins();
        folder.leaveOutBelowBaseline();
        return folder;
    }

    private void script(Found file, String conf, Predicate<String> skipped) {
        FlywayName name = names.parse(file.name());
        if (name == null) {
            boolean callback = file.name().matches("(before|after|create|on)[A-Z].*");
            left.add(new Left(
                    file.name(),
                    callback ? "a callback: write a MigrationListener" : "its name is not one of Flyway's"));
            return;
        }
        String plain = file.text().startsWith("\uFEFF") ? file.text().substring(1) : file.text();
        boolean replace = replaced && !isSet(conf, "placeholderReplacement", "false");
        List<String> none = new ArrayList<>();
        String text = replace ? placeholders.replace(file.name(), file.place(), plain, none) : plain;
        boolean repeatable = name.kind() == FlywayName.Kind.REPEATABLE;
        FlywayScript script = new FlywayScript(
                name,
                file.name(),
                file.place(),
                text,
                FlywayScript.checksum(repeatable ? text : plain),
                !isSet(conf, "executeInTransaction", "false"));
        if (skipped.test(script.key())) {
            left.add(new Left(file.name(), "is skipped"));
        } else {
            missing.addAll(none);
            scripts.add(script);
        }
    }

    private static boolean isSet(String conf, String name, String value) {
        return conf.lines().anyMatch(line -> line.strip().matches("(?i)" + name + "\\s*=\\s*" + value));
    }

    private void refuseCode(List<Found> code, Predicate<String> skipped) {
        List<String> refused = new ArrayList<>();
        for (Found file : code) {
            String bare = file.name().substring(0, file.name().lastIndexOf('.'));
            FlywayName name = names.parse(bare);
            if (name != null && bare.contains(names.separator())) {
                String key = name.version() == null
                        ? "R " + name.description()
                        : "V " + name.requireVersion().key();
                if (skipped.test(key)) {
                    left.add(new Left(file.name(), "is skipped"));
                } else {
                    refused.add(file.place());
                }
            }
        }
        if (!refused.isEmpty()) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "Migrations in Java cannot be imported: they are written for Flyway's classes.\n    "
                            + String.join("\n    ", refused)
                            + "\nLet them become no revision: -Dskip=<version> (several: comma), and write what a new"
                            + " database needs of them as a revision with op.run.");
        }
    }

    private void refuseTwins() {
        Map<String, FlywayScript> known = new TreeMap<>();
        for (FlywayScript script : scripts) {
            FlywayScript other = known.put(script.name().kind() + " " + script.key(), script);
            if (other != null) {
                throw new MigrateException(
                        ExitCode.REFUSED,
                        "Two scripts have the same version, which Flyway does not run.\n    " + other.place() + "\n    "
                                + script.place() + "\nLeave one of the locations out: -Dscripts=…");
            }
        }
    }

    /** A new database starts with the newest baseline script and so never sees what is below it. */
    private void leaveOutBelowBaseline() {
        List<FlywayScript> baselines = of(FlywayName.Kind.BASELINE);
        if (!baselines.isEmpty()) {
            FlywayScript newest = baselines.get(baselines.size() - 1);
            FlywayVersion version = newest.name().requireVersion();
            scripts.removeIf(each -> {
                FlywayVersion own = each.name().version();
                boolean below = own != null && own.compareTo(version) <= 0 && !each.equals(newest);
                if (below) {
                    left.add(new Left(each.file(), "is contained in " + newest.file()));
                }
                return below;
            });
        }
    }

    /** Returns what becomes a revision, in the order in which Flyway runs it on a new database. */
    List<FlywayScript> inOrder() {
        List<FlywayScript> all = new ArrayList<>(of(FlywayName.Kind.BASELINE));
        all.addAll(of(FlywayName.Kind.VERSIONED));
        all.addAll(of(FlywayName.Kind.REPEATABLE));
        return all;
    }

    /** Returns the scripts that take versions back, by version. */
    Map<String, FlywayScript> undo() {
        Map<String, FlywayScript> undo = new TreeMap<>();
        of(FlywayName.Kind.UNDO).forEach(each -> undo.put(each.key(), each));
        return undo;
    }

    private List<FlywayScript> of(FlywayName.Kind kind) {
        Comparator<FlywayScript> order = kind == FlywayName.Kind.REPEATABLE
                ? Comparator.comparing(each -> each.name().description())
                : Comparator.comparing(each -> each.name().requireVersion());
        return scripts.stream()
                .filter(each -> each.name().kind() == kind)
                .sorted(order)
                .toList();
    }

    /** Returns what becomes no revision. */
    public List<Left> left() {
        return Collections.unmodifiableList(left);
    }
}
