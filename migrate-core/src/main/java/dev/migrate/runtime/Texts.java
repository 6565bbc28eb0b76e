package dev.migrate.runtime;

import dev.migrate.op.RunCode;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.SqlStatements;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.SetColumnComment;
import dev.migrate.operation.TableChange.SetColumnDefault;
import dev.migrate.operation.TableChange.SetColumnNullable;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.operation.TableChange.SetTableComment;
import dev.migrate.operation.TableChange.SetTableOptions;
import dev.migrate.plan.PlannedStatement;
import dev.migrate.sql.SqlCuts;
import dev.migrate.sql.SqlSyntax;
import java.util.regex.Pattern;

/** What the text of a statement tells of executing it once, twice or in a transaction. */
final class Texts {

    private static final Pattern REPEATABLE = Pattern.compile(
            "(?is)(create\\s+or\\s+replace|comment\\s+on|set(?!\\s+statement\\b)|use|pragma|grant|revoke|analyze|vacuum)\\b[^;]*"
                    + "|(drop|create)\\s+(table|index|view|sequence|schema|database|domain|type|trigger|function|procedure)"
                    + "\\s+if\\s+(not\\s+)?exists\\b[^;]*"
                    + "|alter\\s+domain\\b[^;]*\\bdrop\\s+constraint\\s+if\\s+exists\\b[^;]*");
    private static final Pattern OF_SESSION = Pattern.compile("(?is)(set(?!\\s+statement\\b)|use|pragma)\\b.*");

    private static final Pattern LEADING_COMMENTS =
            Pattern.compile("(?s)\\A(?:\\s*(?:--[^\\n]*(?:\\n|\\z)|/\\*(?!M?!).*?\\*/))*+");

    private Texts() {}

    /** Returns whether a statement changes rows only, so that a transaction takes it back whatever the database. */
    static boolean isData(PlannedStatement planned) {
        Operation recorded = planned.recorded().operation();
        boolean changesSchema =
                recorded instanceof ExecuteSql raw && !raw.knownEffect().isEmpty()
                        || recorded instanceof RunCode code && !code.effect().isEmpty();
        return planned.statement().transactional()
                && !changesSchema
                && (recorded instanceof RunCode
                        || !SqlStatements.mayChangeSchema(planned.statement().sql()));
    }

    /** Returns whether executing a statement twice is as good as once, whether or not there was a first time. */
    static boolean isRepeatable(PlannedStatement planned) {
        return planned.statement().chunks() != null
                || REPEATABLE.matcher(executed(planned)).matches()
                || planned.statement().origin() instanceof AlterTable alter
                        && alter.changes().stream().allMatch(Texts::isRepeatable);
    }

    private static boolean isRepeatable(TableChange change) {
        return change instanceof SetColumnDefault
                || change instanceof SetColumnNullable
                || change instanceof SetColumnComment
                || change instanceof SetTableComment
                || change instanceof SetTableOptions
                || change instanceof SetColumnType type && type.using() == null;
    }

    /** Returns whether what a statement does lasts no longer than the session, so that another session needs it again. */
    static boolean isOfSession(PlannedStatement planned, SqlSyntax syntax) {
        return OF_SESSION.matcher(executed(planned)).matches()
                && !SqlCuts.isSeveral(planned.statement().sql(), syntax);
    }

    private static String executed(PlannedStatement planned) {
        return SqlStatements.executed(bare(planned.statement().sql())).strip();
    }

    /** Returns a statement without the comments before it. */
    static String bare(String sql) {
        return LEADING_COMMENTS.matcher(sql).replaceFirst("").strip();
    }
}
