package dev.migrate.script;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.operation.StatementRun;
import dev.migrate.sql.SqlSyntax;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The place of a statement in its file.
 *
 * @param from its first character, from 0
 * @param to the character behind it and behind what ends it
 * @param delimiter what ends it; empty where directives say where it begins and ends
 */
record SqlSpan(SqlSource source, SqlSyntax syntax, TextPlace start, long from, long to, String delimiter) {

    private static final int DIGITS = 40;

    /** What a statement failed with, on its way through what reads them. */
    private static final class Carried extends MigrateException {

        private static final long serialVersionUID = 1L;

        Carried(Exception cause) {
            super(ExitCode.FAILED, String.valueOf(cause.getMessage()), cause);
        }
    }

    /** Statements in a row that are read from their file when they are needed. */
    static final class Joined {

        private final SqlSpan first;
        private final MessageDigest digest = sha256();
        private long to;
        private long count;

        Joined(SqlSpan first) {
            this.first = first;
        }

        TextPlace start() {
            return first.start();
        }

        void add(SqlSpan span, String sql) {
            to = span.to();
            count++;
            update(digest, sql);
        }

        StatementRun operation() {
            String hash = hash(digest);
            return new StatementRun(count, hash, new Reading(first, to, hash));
        }
    }

    /** Reads statements up to a place, and makes sure that they are what they were. */
    private record Reading(SqlSpan first, long to, String expected) implements StatementRun.Source {

        @Override
        // What is carried is what the visitor threw
        @SuppressWarnings("unchecked")
        public <E extends Exception> void each(StatementRun.Visitor<E> visitor) throws E {
            MessageDigest read = sha256();
            try {
                first.read(to, (at, sql) -> {
                    update(read, sql);
                    visit(visitor, at, sql);
                });
            } catch (Carried e) {
                throw (E) e.getCause();
            }
            if (!expected.equals(hash(read))) {
                throw first.changed();
            }
        }

        private static <E extends Exception> void visit(StatementRun.Visitor<E> visitor, TextPlace at, String sql) {
            try {
                visitor.statement(at.line(), at.column(), sql);
            } catch (Exception e) {
                throw new Carried(e);
            }
        }
    }

    private void read(long end, SqlLexer.Piece statement) {
        try (SqlWindow window = source.window(from, end)) {
            MalformedScript malformed = new MalformedScript(source.name(), source.place());
            new SqlLexer(
                            window,
                            SqlPiece.whole(from, end, start.line()),
                            syntax,
                            (at, comment) -> {},
                            (at, sql) -> statement.accept(at, source.executed(sql, at, syntax, (name, place) -> {})),
                            malformed)
                    .from(start.column(), delimiter)
                    .run();
        }
    }

    private ScriptException changed() {
        return new ScriptException(
                source.place(),
                "SQL revision " + source.name() + " was changed while it was read.\n    file  " + source.place()
                        + "\nRun it again when the file stays as it is.");
    }

    private static void update(MessageDigest digest, String sql) {
        digest.update(sql.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static String hash(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
