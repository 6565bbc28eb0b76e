package dev.migrate.script;

import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;
import java.util.List;

/**
 * What stands before the body of a routine or trigger: follows a statement and knows where the body begins. Bodies in quotes
 * are no concern of it.
 */
interface RoutineHead {

    /** Returns what follows a statement of a database. */
    static RoutineHead of(SqlSyntax syntax) {
        return switch (syntax) {
            case POSTGRESQL -> new PostgreSqlHead();
            case MYSQL, MARIADB -> new MySqlHead();
            case SQLITE -> new SqliteHead();
            default -> token -> false;
        };
    }

    /** Takes the next token that is neither blank nor a comment; returns whether it or what follows it is of the body. */
    boolean isPassed(SqlToken token);

    /** PostgreSQL's functions whose body is SQL, which is the last part of the statement. */
    final class PostgreSqlHead implements RoutineHead {

        /** The empty word is that of a placeholder. */
        private static final List<String> BEFORE_KIND = List.of("create", "replace", "");

        private static final int MOST = 5;
        private static final List<String> OF_RETURNS = List.of("returns", "setof");

        private int count;
        private String last = "";
        private boolean creates;
        private boolean isRoutine;
        private boolean hasParameters;
        private boolean isPassed;
        private int depth;

        @Override
        public boolean isPassed(SqlToken token) {
            String word = token.word();
            creates |= count == 0 && word.equals("create");
            boolean follows = creates && count > 0 && count < MOST && BEFORE_KIND.contains(last);
            isRoutine |= follows && (word.equals("function") || word.equals("procedure"));
            depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
            hasParameters |= word.equals(")") && depth == 0;
            if (isRoutine && hasParameters && depth == 0) {
                isPassed |= word.equals("return") && !OF_RETURNS.contains(last)
                        || word.equals("atomic") && last.equals("begin");
            }
            count++;
            last = word;
            return isPassed;
        }
    }

    /** SQLite's triggers. */
    final class SqliteHead implements RoutineHead {

        private int count;
        private boolean isTrigger;
        private boolean isPassed;

        @Override
        public boolean isPassed(SqlToken token) {
            String word = token.word();
            isTrigger |= word.equals("trigger") && count > 0 && count < 3;
            isPassed |= isTrigger && word.equals("begin");
            count++;
            return isPassed;
        }
    }
}
