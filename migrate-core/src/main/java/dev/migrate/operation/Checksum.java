package dev.migrate.operation;

import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.sql.SqlSyntax;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/** The checksum of what a revision does: the same as long as its operations are. */
public final class Checksum {

    /** The first one took every database's texts and comments for the same. */
    private static final String FIRST_OF_SQL = "sql1";

    private static final String SQL = "sql2";

    /** Looking for one takes longer than copying one. */
    private static final MessageDigest SHA_256 = lookedUp();

    private Checksum() {}

    /** Returns {@code ops1:} and the SHA-256 of the operations' canonical text, in hexadecimal digits. */
    public static String of(List<Operation> operations) {
        return ofText(OperationText.VERSION, OperationText.of(operations));
    }

    /** Returns the checksum of a canonical text. */
    public static String ofText(String grammar, String text) {
        return grammar + ":" + hash(text);
    }

    /** Returns whether this version of Migrate can compute checksums of the kind that one is of. */
    public static boolean isKnown(String checksum) {
        return checksum.startsWith(OperationText.VERSION + ":")
                || checksum.startsWith(SQL + ":")
                || checksum.startsWith(FIRST_OF_SQL + ":");
    }

    /**
     * Returns {@code sql2:} and the SHA-256 of what a SQL revision records, in hexadecimal digits: its statements, a line
     * each, without comments and with single blanks, as a database tells comments from texts.
     *
     * @param dialect the database
     */
    public static String ofSql(List<Operation> operations, String dialect) {
        SqlSyntax syntax = SqlSyntax.of(dialect);
        return SQL + ":" + hash(operations, sql -> SqlNormalForm.of(sql, syntax));
    }

    /** Returns the checksum of a {@link #sqlText} in which all statements stand. */
    public static String ofSqlText(String text) {
        return ofText(SQL, text);
    }

    /**
     * Returns the checksum of what a SQL revision records, in the way in which another one was made.
     *
     * @param like a checksum that is known
     */
    public static String ofSql(List<Operation> operations, String dialect, String like) {
        return like.startsWith(FIRST_OF_SQL + ":")
                ? FIRST_OF_SQL + ":" + hash(operations, SqlNormalForm::first)
                : ofSql(operations, dialect);
    }

    /** Returns the text of what a SQL revision records, a line each; many statements of rows are one line. */
    public static String sqlText(List<Operation> operations, String dialect) {
        SqlSyntax syntax = SqlSyntax.of(dialect);
        StringBuilder text = new StringBuilder();
        for (Operation operation : operations) {
            text.append(line(operation, sql -> SqlNormalForm.of(sql, syntax))).append('\n');
        }
        return text.toString();
    }

    private static String hash(List<Operation> operations, UnaryOperator<String> normal) {
        MessageDigest digest = sha256();
        for (Operation operation : operations) {
            if (operation instanceof StatementRun run) {
                run.<RuntimeException>each((line, column, sql) -> update(digest, normal.apply(sql)));
            } else {
                update(digest, line(operation, normal));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, String line) {
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    private static String line(Operation operation, UnaryOperator<String> normal) {
        return operation instanceof ExecuteSql statement
                ? (statement.transactional() ? "" : "no-transaction ") + normal.apply(statement.sql())
                : OperationText.line(operation);
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            return lookedUp();
        }
    }

    private static MessageDigest lookedUp() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
