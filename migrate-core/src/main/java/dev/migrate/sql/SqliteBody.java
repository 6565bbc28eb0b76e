package dev.migrate.sql;

/**
 * A statement of SQLite: a trigger goes on up to the word END behind a semicolon, which is how SQLite itself tells whether
 * a text is complete.
 */
final class SqliteBody implements SqlBody {

    private enum State {
        BEGINNING,
        CREATE,
        TRIGGER,
        STATEMENTS,
        BETWEEN_STATEMENTS,
        END,
        OTHER
    }

    private State state = State.BEGINNING;

    @Override
    public void accept(SqlToken token) {
        if (!token.isSkipped()) {
            state = next(token.word());
        }
    }

    private State next(String word) {
        return switch (state) {
            case BEGINNING -> word.equals("create") ? State.CREATE : State.OTHER;
            case CREATE ->
                switch (word) {
                    case "temp", "temporary" -> State.CREATE;
                    case "trigger" -> State.TRIGGER;
                    default -> State.OTHER;
                };
            case TRIGGER -> word.equals("begin") ? State.STATEMENTS : State.TRIGGER;
            case STATEMENTS -> word.equals(";") ? State.BETWEEN_STATEMENTS : State.STATEMENTS;
            case BETWEEN_STATEMENTS ->
                switch (word) {
                    case "end" -> State.END;
                    case ";" -> State.BETWEEN_STATEMENTS;
                    default -> State.STATEMENTS;
                };
            case END -> word.equals(";") ? State.OTHER : State.STATEMENTS;
            case OTHER -> State.OTHER;
        };
    }

    @Override
    public boolean isOpen() {
        return state == State.STATEMENTS || state == State.BETWEEN_STATEMENTS;
    }
}
