package dev.migrate.operation;

import dev.migrate.operation.Operation.ExecuteSql;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The checksum of what a revision does: the same as long as its operations are. */
public final class Checksum {

    private static final String SQL = "sql1";

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
        return checksum.startsWith(OperationText.VERSION + ":") || checksum.startsWith(SQL + ":");
    }

    /**
     * Returns {@code sql1:} and the SHA-256 of what a SQL revision records, in hexadecimal digits: its statements, a line
     * each, without comments and with single blanks.
     */
    public static String ofSql(List<Operation> operations) {
        return ofText(SQL, sqlText(operations));
    }

    /** Returns the text of what a SQL revision records, from which its checksum is computed. */
    public static String sqlText(List<Operation> operations) {
        StringBuilder text = new StringBuilder();
        for (Operation operation : operations) {
            text.append(line(operation)).append('\n');
        }
        return text.toString();
    }

    private static String line(Operation operation) {
        return operation instanceof ExecuteSql statement
                ? (statement.transactional() ? "" : "no-transaction ") + SqlNormalForm.of(statement.sql())
                : OperationText.line(operation);
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
