package dev.migrate.schema;

/** When a constraint looks at rows. */
public enum Deferral {
    /** At the end of each statement, always. */
    NOT_DEFERRABLE(""),
    /** At the end of each statement, unless a transaction asks to wait for its own end. */
    DEFERRABLE("deferrable"),
    /** At the end of each transaction. */
    DEFERRED("deferrable initially deferred");

    private final String sql;

    Deferral(String sql) {
        this.sql = sql;
    }

    /** Returns it in SQL's words, or the empty text for what needs none. */
    public String sql() {
        return sql;
    }
}
