package dev.migrate.source;

import dev.migrate.dialect.Statement;
import dev.migrate.operation.EffectText;
import dev.migrate.operation.Operation;
import dev.migrate.operation.SqlStatements;
import dev.migrate.sql.SqlCuts;
import dev.migrate.sql.SqlSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a SQL revision: statements, each below what it does to the schema. */
final class SqlLines {

    /** What carries the effect of operations that need no statement on this database. */
    private static final String NO_STATEMENT = "select 1;";

    private final SqlSyntax syntax;
    private final StringBuilder text = new StringBuilder();
    private final List<Operation> withoutStatement = new ArrayList<>();

    SqlLines(SqlSyntax syntax) {
        this.syntax = syntax;
    }

    /** Separates what follows from what stands before. */
    void space() {
        if (text.length() > 0 && !text.toString().endsWith("\n\n")) {
            text.append('\n');
        }
    }

    void line(String line) {
        text.append(line).append('\n');
    }

    void comment(@Nullable String comment) {
        if (comment != null) {
            line("-- " + oneLine(comment));
        }
    }

    static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    void checkpoint() {
        end();
        line("-- migrate: checkpoint");
    }

    /**
     * Writes the statements of an operation.
     *
     * @param effect what all of them together do to the schema, which stands above the first one; null if that is not said
     */
    void statements(List<Statement> statements, @Nullable List<Operation> effect) {
        if (effect != null) {
            withoutStatement.addAll(effect);
        }
        String otherwise = "none";
        for (Statement statement : statements) {
            if (!withoutStatement.isEmpty()) {
                effect();
                otherwise = "above";
            } else if (effect != null && SqlStatements.mayChangeSchema(statement.sql())) {
                line("-- effect: " + otherwise);
            }
            statement(statement);
        }
    }

    private void effect() {
        for (Operation operation : withoutStatement) {
            List<String> lines = EffectText.lines(operation);
            line("-- effect: " + lines.get(0));
            lines.subList(1, lines.size()).forEach(each -> line("-- " + each));
        }
        withoutStatement.clear();
    }

    private void statement(Statement statement) {
        if (!statement.transactional()) {
            line("-- migrate: no-transaction");
        }
        if (SqlCuts.isOne(statement.sql(), syntax)) {
            line(statement.sql() + ";");
        } else {
            line("-- migrate: statement-begin");
            line(statement.sql() + ";");
            line("-- migrate: statement-end");
        }
    }

    /** Ends what belongs together. */
    void end() {
        if (!withoutStatement.isEmpty()) {
            effect();
            line(NO_STATEMENT);
        }
    }

    String text() {
        return text.toString();
    }
}
