package dev.migrate.script;

import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.SqlStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a section. Where many that change rows only stand in a row, they are left in the file and one operation
 * stands for them.
 */
final class SqlSection {

    /** So many characters of statements in a row are left in the file. */
    private static final int MUCH = 1 << 20;

    private static final Pattern CHANGES_ROWS = Pattern.compile("(?i)(insert|update|delete|merge|replace)\\b");

    private final boolean isKept;
    private final List<SqlStatement> statements = new ArrayList<>();
    private final List<SqlStatement> open = new ArrayList<>();
    private final List<SqlSpan> spans = new ArrayList<>();
    private long length;
    private SqlSpan.@Nullable Joined run;

    /** Creates a section that keeps its statements, or one of a file that is only read through. */
    SqlSection(boolean isKept) {
        this.isKept = isKept;
    }

    /** Adds what cannot be read from its place in the file alone. */
    void add(SqlStatement statement) {
        if (isKept) {
            close();
            statements.add(statement);
        }
    }

    /** Adds a statement that stands in the file as it is executed. */
    void add(SqlStatement statement, SqlSpan span) {
        if (!isKept) {
            return;
        }
        if (!(statement.operation() instanceof ExecuteSql sql) || !changesRows(sql)) {
            add(statement);
        } else if (run != null) {
            run.add(span, sql.sql());
        } else {
            open.add(statement);
            spans.add(span);
            length += sql.sql().length();
            joinMuch();
        }
    }

    private static boolean changesRows(ExecuteSql sql) {
        return sql.effect() == null
                && sql.transactional()
                && CHANGES_ROWS.matcher(sql.sql()).lookingAt()
                && !SqlStatements.mayChangeSchema(sql.sql());
    }

    private void joinMuch() {
        if (length > MUCH) {
            SqlSpan.Joined joined = new SqlSpan.Joined(spans.get(0));
            for (int i = 0; i < open.size(); i++) {
                joined.add(spans.get(i), ((ExecuteSql) open.get(i).operation()).sql());
            }
            run = joined;
            clear();
        }
    }

    private void close() {
        statements.addAll(open);
        clear();
        SqlSpan.Joined joined = run;
        if (joined != null) {
            statements.add(new SqlStatement(joined.start(), joined.operation()));
            run = null;
        }
    }

    private void clear() {
        open.clear();
        spans.clear();
        length = 0;
    }

    /** Returns the statements. */
    List<SqlStatement> statements() {
        close();
        return statements;
    }
}
