package dev.migrate.sql;

/** The statement of a database whose routines stand in quotes. */
record NoBody() implements SqlBody {

    @Override
    public void accept(SqlToken token) {
        // no token matters
    }

    @Override
    public boolean isOpen() {
        return false;
    }
}
