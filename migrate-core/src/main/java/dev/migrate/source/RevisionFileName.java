package dev.migrate.source;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** The names of the file and class of a new revision: by default the time, and what can be read of the message. */
public final class RevisionFileName {

    private static final List<String> KEYWORDS = List.of(
            ("abstract assert boolean break byte case catch char class const continue default do double else enum extends "
                            + "false final finally float for goto if implements import instanceof int interface long "
                            + "native new null package private protected public return short static strictfp super "
                            + "switch synchronized this throw throws transient true try void volatile while _")
                    .split(" ", -1));

    private final Naming naming;
    private final Map<String, String> values;
    private final int number;

    private RevisionFileName(Naming naming, Map<String, String> values, int number) {
        this.naming = naming;
        this.values = values;
        this.number = number;
    }

    /** Returns the name of a revision that is written at a time. */
    public static RevisionFileName of(Naming naming, Instant time, String id, String message) {
        ZonedDateTime there = time.atZone(naming.zone());
        List<String> words = words(message, naming.slugLength());
        Map<String, String> values = new LinkedHashMap<>();
        values.put("id", id.replaceAll("[^A-Za-z0-9_]", "_"));
        values.put("date", format(there, "uuuuMMdd"));
        values.put("time", format(there, "HHmm"));
        values.put("year", format(there, "uuuu"));
        values.put("month", format(there, "MM"));
        values.put("day", format(there, "dd"));
        values.put("hour", format(there, "HH"));
        values.put("minute", format(there, "mm"));
        values.put("second", format(there, "ss"));
        values.put("epoch", Long.toString(time.getEpochSecond()));
        values.put("slug", String.join("_", words).toLowerCase(Locale.ROOT));
        values.put(
                "message",
                words.stream()
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining()));
        return new RevisionFileName(naming, values, 1);
    }

    private static String format(ZonedDateTime time, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time);
    }

    /** Returns the name to try when this one is taken. */
    public RevisionFileName next() {
        return new RevisionFileName(naming, values, number + 1);
    }

    /** Returns the name of the class, such as {@code Rev20261122_0728_AddAccountEmail}. */
    public String className() {
        String path = javaPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Returns the folder of the Java file below its location, ended by a slash, or the empty text. */
    public String javaFolder() {
        String path = javaPath();
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /**
     * Returns the path of the Java file below its location.
     *
     * @throws MigrateException if the pattern makes no name that Java accepts
     */
    public String javaFile() {
        return javaPath() + ".java";
    }

    private String javaPath() {
        String path = filled(naming.java());
        for (String part : path.split("/", -1)) {
            if (!part.matches("[\\p{L}_$][\\p{L}\\p{Nd}_$]*") || KEYWORDS.contains(part)) {
                throw new MigrateException(
                        ExitCode.USAGE,
                        "Java has no class or package with the name '" + part + "'.\n    migrate.naming.java  "
                                + naming.java() + "\n    path                 " + path
                                + "\nCorrect the pattern: each part begins with a letter and has letters, digits and _ only.");
            }
        }
        return path;
    }

    /** Returns the path of the SQL file below its location, such as {@code rev20261122_0728_add_account_email.sql}. */
    public String sqlFile() {
        return filled(naming.sql()) + ".sql";
    }

    /** Puts the values in; one that is empty takes the sign before it away. */
    private String filled(String pattern) {
        return Naming.TOKEN.matcher(pattern).replaceAll(this::value) + (number == 1 ? "" : "_" + number);
    }

    private String value(MatchResult token) {
        String value = values.getOrDefault(token.group(2), "");
        return Matcher.quoteReplacement(value.isEmpty() ? "" : token.group(1) + value);
    }

    /** Returns the words of Latin letters and digits, as many as fit; {@code e-mail} is one word. */
    private static List<String> words(String message, int maxLength) {
        String plain = Normalizer.normalize(message.replace("ß", "ss"), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replaceAll("(?i)\\b([a-z])-(?=[a-z])", "$1")
                .replaceAll("(?<=[A-Za-z])['’](?=[A-Za-z])", "");
        List<String> words = new ArrayList<>();
        int length = 0;
        for (String word : List.of(plain.split("[^A-Za-z0-9]+", -1))) {
            int room = maxLength - length;
            if (word.length() > room) {
                if (words.isEmpty()) {
                    words.add(word.substring(0, room));
                }
                return words;
            }
            if (!word.isEmpty()) {
                words.add(word);
                length += word.length();
            }
        }
        return words;
    }
}
