package dev.migrate.foreign;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.script.ScriptText;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The text of a SQL revision that does what a script did, statement by statement, byte by byte.
 *
 * @param file the script's name
 * @param place the script for people
 * @param down the revision before it, or null
 * @param database what it runs on, such as {@code postgresql:16}
 */
record ImportedText(
        String file, String place, String id, @Nullable String down, String message, String database) {

    /** In a transaction these can be done only where a slot is not asked for. */
    private static final Pattern SUBSCRIPTION =
            Pattern.compile("(create|drop)\\s+subscription\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern COPY_IN =
            Pattern.compile("copy\\b.*\\bfrom\\s+stdin\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final String DIRECTIVE = "-- migrate: no-transaction\n";

    /**
     * Returns the revision.
     *
     * @param downgrade null where nothing takes it back
     * @throws MigrateException if the script cannot be read or means something else in a revision
     */
    String of(String upgrade, @Nullable String downgrade, boolean transactional) {
        StringBuilder text = new StringBuilder("-- revision: " + id);
        if (down != null) {
            text.append("\n-- down-revision: ").append(down);
        }
        text.append("\n-- message: ").append(message.strip().replaceAll("\\s+", " "));
        text.append("\n-- database: ").append(database).append("\n\n-- migrate: upgrade\n\n");
        text.append(ended(body(upgrade, transactional)));
        if (downgrade != null) {
            text.append("\n-- migrate: downgrade\n\n").append(ended(body(downgrade, transactional)));
        }
        requireSame(upgrade, text.toString());
        return text.toString();
    }

    private String body(String sql, boolean transactional) {
        StringBuilder body = new StringBuilder();
        int at = 0;
        for (ScriptText.Piece piece : ScriptText.statements(file, place, sql, dialect())) {
            if (COPY_IN.matcher(piece.sql()).matches()) {
                throw copyIn(piece);
            }
            if (!transactional || isOutside(piece.sql())) {
                body.append(sql, at, piece.offset());
                if (!body.isEmpty() && body.charAt(body.length() - 1) != '\n') {
                    body.append('\n');
                }
                body.append(DIRECTIVE);
                at = piece.offset();
            }
        }
        return body.append(sql, at, sql.length()).toString();
    }

    private String dialect() {
        return database.replaceFirst(":.*", "");
    }

    private boolean isOutside(String sql) {
        return ScriptText.isOutsideTransactions(sql, dialect())
                || database.startsWith("postgresql")
                        && SUBSCRIPTION.matcher(sql.strip()).matches();
    }

    /** Ends the last statement, which a directive may follow. */
    private static String ended(String sql) {
        String plain = sql.stripTrailing();
        return plain.isEmpty() ? "" : plain.endsWith(";") ? plain + "\n" : plain + "\n;\n";
    }

    private void requireSame(String script, String revision) {
        List<String> before = ScriptText.statements(file, place, script, dialect()).stream()
                .map(ScriptText.Piece::sql)
                .toList();
        List<String> after = ScriptText.upgradeOf(file, place, revision, dialect());
        if (!before.equals(after)) {
            String different = Stream.iterate(0, i -> i + 1)
                    .limit(Math.max(before.size(), after.size()))
                    .filter(i -> i >= before.size()
                            || i >= after.size()
                            || !before.get(i).equals(after.get(i)))
                    .findFirst()
                    .map(i -> i < before.size() ? before.get(i) : after.get(i))
                    .orElse("");
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "A script would mean something else as a revision.\n    file       " + place + "\n    statement  "
                            + different.lines().findFirst().orElse("")
                            + "\nComments that begin with 'migrate:' or 'effect:' are directives here: change them.");
        }
    }

    private MigrateException copyIn(ScriptText.Piece piece) {
        return new MigrateException(
                ExitCode.REFUSED,
                "A script copies rows from its own text, which only psql and Flyway understand.\n    file  " + place
                        + ":"
                        + piece.line() + "\n    sql   "
                        + piece.sql().lines().findFirst().orElse("")
                        + "\nWrite the rows as INSERT statements, or let the script become no revision: -Dskip=…");
    }
}
