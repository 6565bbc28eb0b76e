package dev.migrate.dialect.mysql;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Literals and quoted names: the model has them as the standard does, while a backslash begins an escape in MySQL's
 * literals, and names stand between backticks.
 */
final class MySqlText {

    private static final Pattern OF_MODEL = Pattern.compile("(?s)'(?:[^']|'')*+'|\"(?:[^\"]|\"\")++\"|`(?:[^`]|``)++`");
    private static final Pattern OF_MYSQL = Pattern.compile("(?s)'(?:[^'\\\\]|\\\\.|'')*+'|`(?:[^`]|``)++`");
    private static final Pattern CHARACTER_SET =
            Pattern.compile("(?<![\\w`])_(?:utf8mb[34]|utf8|latin1|ascii|binary)(?=')");
    private static final Pattern ESCAPE = Pattern.compile("(?s)\\\\(.)");

    private MySqlText() {}

    /** Returns a text as a literal; the client ends at what is escaped here, or drops it. */
    static String literal(String text) {
        return "'"
                + text.replace("\\", "\\\\")
                        .replace("'", "''")
                        .replace("\0", "\\0")
                        .replace("\r", "\\r")
                        .replace("\u001a", "\\Z")
                + "'";
    }

    /** Returns an expression of the model in MySQL's words. */
    static String sql(String expression) {
        return OF_MODEL.matcher(expression).replaceAll(found -> Matcher.quoteReplacement(sqlPiece(found.group())));
    }

    private static String sqlPiece(String piece) {
        if (piece.startsWith("\"")) {
            return "`"
                    + piece.substring(1, piece.length() - 1)
                            .replace("\"\"", "\"")
                            .replace("`", "``") + "`";
        }
        return piece.startsWith("'") ? piece.replace("\\", "\\\\") : piece;
    }

    /** Returns an expression that MySQL's catalog prints, with all escaped once more, in the model's words. */
    static String ofMySqlCatalog(String printed) {
        String sql = ESCAPE.matcher(decoded(printed)).replaceAll("$1");
        return ofMySql(CHARACTER_SET.matcher(sql).replaceAll(""));
    }

    /** MySQL 8.0 takes each byte of an expression beyond ASCII for a character. */
    private static String decoded(String printed) {
        if (printed.chars().allMatch(c -> c < 0x80) || printed.chars().anyMatch(c -> c > 0xff)) {
            return printed;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(printed.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException meantSo) {
            return printed;
        }
    }

    /** Returns an expression in MySQL's words in the model's. */
    static String ofMySql(String sql) {
        return OF_MYSQL.matcher(sql).replaceAll(found -> Matcher.quoteReplacement(modelPiece(found.group())));
    }

    private static String modelPiece(String piece) {
        return piece.startsWith("'") ? ESCAPE.matcher(piece).replaceAll(MySqlText::escaped) : piece;
    }

    private static String escaped(MatchResult escape) {
        return Matcher.quoteReplacement(
                switch (escape.group(1)) {
                    case "'" -> "''";
                    case "n" -> "\n";
                    case "r" -> "\r";
                    case "t" -> "\t";
                    case "0" -> "\0";
                    case "Z" -> "\u001a";
                    case "%", "_" -> escape.group();
                    default -> escape.group(1);
                });
    }
}
