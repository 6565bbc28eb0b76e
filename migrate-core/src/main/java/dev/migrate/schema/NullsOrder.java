package dev.migrate.schema;

/** Where the rows without a value stand in the order of an index. */
public enum NullsOrder {
    /** Before all others. */
    FIRST("nulls first"),
    /** Behind all others. */
    LAST("nulls last");

    private final String sql;

    NullsOrder(String sql) {
        this.sql = sql;
    }

    /** Returns the order in SQL's words. */
    public String sql() {
        return sql;
    }
}
