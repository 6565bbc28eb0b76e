package dev.migrate.script;

import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;
import java.util.List;

/** What stands before the body of a routine or trigger: follows a statement and knows where it has been passed. */
final class RoutineHead {

    private static final List<String> ROUTINES = List.of("function", "procedure", "trigger", "event", "package");

    /** What else may be created, be it called like a routine. */
    private static final List<String> OTHERS = List.of(
            "table",
            "view",
            "index",
            "sequence",
            "type",
            "domain",
            "schema",
            "database",
            "user",
            "role",
            "rule",
            "alias");

    private static final List<String> BEFORE_BODIES = List.of("begin", "as", "is", "return", "do");
    private static final String ROW = "row";

    private final SqlSyntax syntax;
    private boolean isFirst = true;
    private boolean creates;
    private boolean isRoutine;

    RoutineHead(SqlSyntax syntax) {
        this.syntax = syntax;
    }

    /** Takes the next token; returns whether what follows is a body. */
    boolean endsWith(SqlToken token) {
        if (token.isSkipped()) {
            return false;
        }
        String word = token.word();
        if (isFirst) {
            isFirst = false;
            creates = word.equals("create");
            return word.equals("begin");
        }
        if (creates && (ROUTINES.contains(word) || OTHERS.contains(word))) {
            creates = false;
            isRoutine = ROUTINES.contains(word);
            return false;
        }
        return isRoutine && (BEFORE_BODIES.contains(word) || word.equals(ROW) && hasBodiesBehindRow());
    }

    /** PostgreSQL's triggers name a function there. */
    private boolean hasBodiesBehindRow() {
        return syntax != SqlSyntax.POSTGRESQL;
    }
}
