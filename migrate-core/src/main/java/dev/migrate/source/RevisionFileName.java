package dev.migrate.source;

import java.text.Normalizer;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The names of the file and class of a new revision: the time in UTC, and what can be read of the message. */
public final class RevisionFileName {

    private static final int MAX_LENGTH = 40;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd_HHmm", Locale.ROOT);

    private final String time;
    private final List<String> words;
    private final int number;

    private RevisionFileName(String time, List<String> words, int number) {
        this.time = time;
        this.words = words;
        this.number = number;
    }

    /** Returns the name for a message, written at a time in UTC. */
    public static RevisionFileName of(LocalDateTime time, String message) {
        return new RevisionFileName(TIME.format(time), words(message), 1);
    }

    /** Returns the name to try when this one is taken. */
    public RevisionFileName next() {
        return new RevisionFileName(time, words, number + 1);
    }

    /** Returns the name of the class, such as {@code Rev20261122_0728_AddAccountEmail}. */
    public String className() {
        StringBuilder name = new StringBuilder();
        words.forEach(word ->
                name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1)));
        return "Rev" + time + (words.isEmpty() ? "" : "_" + name) + suffix();
    }

    /** Returns the name of the Java file. */
    public String javaFile() {
        return className() + ".java";
    }

    /** Returns the name of the SQL file, such as {@code rev20261122_0728_add_account_email.sql}. */
    public String sqlFile() {
        String slug = String.join("_", words).toLowerCase(Locale.ROOT);
        return "rev" + time + (slug.isEmpty() ? "" : "_" + slug) + suffix() + ".sql";
    }

    private String suffix() {
        return number == 1 ? "" : "_" + number;
    }

    /** Returns the words of Latin letters and digits, as many as fit; {@code e-mail} is one word. */
    private static List<String> words(String message) {
        String plain = Normalizer.normalize(message.replace("ß", "ss"), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replaceAll("(?i)\\b([a-z])-(?=[a-z])", "$1")
                .replaceAll("(?<=[A-Za-z])['’](?=[A-Za-z])", "");
        List<String> words = new ArrayList<>();
        int length = 0;
        for (String word : List.of(plain.split("[^A-Za-z0-9]+", -1))) {
            int room = MAX_LENGTH - length;
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
