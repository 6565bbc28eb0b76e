package dev.migrate.script;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.StatementRun;
import dev.migrate.sql.SqlSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** SQL that is to become a revision, cut as a SQL revision is. */
public final class ScriptText {

    private ScriptText() {}

    /**
     * A statement of a text.
     *
     * @param offset where it starts in the text, from 0
     * @param line the line it starts in, from 1
     * @param sql its text, without what ends it
     */
    public record Piece(int offset, int line, String sql) {}

    /**
     * Returns the statements of a text that is no revision: comments mean nothing.
     *
     * @param dialect the database that reads it
     * @throws ScriptException if a quote, comment or body has no end
     */
    public static List<Piece> statements(String name, String place, String text, String dialect) {
        List<Piece> pieces = new ArrayList<>();
        int[] lineStarts = lineStarts(text);
        try (SqlWindow window = SqlSource.of(name, place, text).window(0, text.length())) {
            new SqlLexer(
                            window,
                            SqlPiece.whole(0, text.length(), 1),
                            SqlSyntax.of(dialect),
                            (at, comment) -> {},
                            (at, sql) ->
                                    pieces.add(new Piece(lineStarts[at.line() - 1] + at.column() - 1, at.line(), sql)),
                            new MalformedScript(name, place))
                    .run();
        }
        return pieces;
    }

    /** Returns whether a database certainly does not do a statement in a transaction. */
    public static boolean isOutsideTransactions(String sql, String dialect) {
        return NotInTransactions.problem(sql, SqlSyntax.of(dialect)) != null;
    }

    /**
     * Returns what of a text, of one statement or several, begins or ends a transaction, in words, or null.
     *
     * @param dialect the database that reads it
     */
    public static @Nullable String endOfTransaction(String sql, String dialect) {
        SqlSyntax syntax = SqlSyntax.of(dialect);
        if (sql.indexOf(';') < 0) {
            return OutsideRevisions.endByCode(sql, syntax);
        }
        try {
            return statements("", "", sql, dialect).stream()
                    .map(piece -> OutsideRevisions.endByCode(piece.sql(), syntax))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        } catch (ScriptException unreadable) {
            return OutsideRevisions.endByCode(sql, syntax);
        }
    }

    private static int[] lineStarts(String text) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            starts.add(at + 1);
        }
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * Returns the statements of the upgrade of a SQL revision.
     *
     * @param dialect the database that reads it
     * @throws ScriptException if it cannot be read as one
     */
    public static List<String> upgradeOf(String name, String place, String revision, String dialect) {
        List<String> statements = new ArrayList<>();
        for (SqlSection section : SqlScriptParser.sections(SqlSource.of(name, place, revision), dialect)
                .upgrades()
                .values()) {
            section.statements().forEach(each -> add(each.operation(), statements));
        }
        return statements;
    }

    private static void add(Operation operation, List<String> statements) {
        if (operation instanceof StatementRun run) {
            run.operations().forEach(each -> add(each, statements));
        } else if (operation instanceof ExecuteSql sql) {
            statements.add(sql.sql());
        }
    }
}
