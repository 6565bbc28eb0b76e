package dev.migrate.dialect;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Rewriter;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SchemaNormalizer;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A database's own way of speaking: a bundle of roles.
 *
 * <p>Dialects hold no connection and no state and may be shared by threads; what they return for a connection may not.
 */
public interface Dialect {

    /** Returns the short name: {@code postgresql}, {@code mysql}, {@code mariadb}, {@code h2} or {@code sqlite}. */
    String name();

    /** Returns the version it speaks to. */
    DatabaseVersion version();

    /** Returns what the database can do. */
    Capabilities capabilities();

    /** Returns the role that says operations in SQL. */
    SqlWriter writer();

    /** Returns the role that says what the database cannot do in terms of what it can. */
    Rewriter lowering();

    /**
     * Refuses what the database would refuse, as far as the schema tells; nothing unless overridden.
     *
     * @param lowered what is to be executed in the place of an operation, in the database's words
     * @param before the schema that it meets
     * @throws UnsupportedOperationInDialectException if the database certainly refuses it
     */
    default void refuse(List<Operation> lowered, SchemaView before) {}

    /**
     * Returns whether foreign keys act on the rows that refer to others, by {@code on delete cascade} and the like, in a
     * transaction; always unless overridden.
     *
     * @param transaction all operations that share the transaction
     */
    default boolean foreignKeysAct(List<Operation> transaction) {
        return true;
    }

    /**
     * Returns whether the database refuses less after a statement of the user's, so that {@link #refuse} would say what is
     * not so; never unless overridden.
     */
    default boolean checksLessAfter(String sql) {
        return false;
    }

    /**
     * Returns the role that brings a schema of portable words into this database's own: what {@link #inspector} reads
     * after {@link #lowering} and {@link #writer} have created it.
     */
    SchemaNormalizer normalizer();

    /** Returns the role that reads the schema of a database. */
    Inspector inspector(Connection connection);

    /** Returns the role that begins and ends transactions as revisions need them. */
    Transactions transactions(Connection connection);

    /** Returns the role that tells what became of statements outside transactions, where that is of the database's own. */
    default Aftermath aftermath(Connection connection) {
        return (sql, refused) -> Aftermath.Fate.UNKNOWN;
    }

    /** Returns the role that lets one process at a time migrate a database. */
    MigrationLock lock(Connection connection, LockKey key);

    /** Returns the role that knows how long statements wait for locks. */
    default LockWaits lockWaits(Connection connection) {
        return LockWaits.unlimited();
    }

    /** Returns the role that knows the settings of a session, which statements of revisions may change. */
    default SessionSettings sessionSettings(Connection connection) {
        return SessionSettings.none();
    }

    /** Returns the role that lends an empty place on the same server as a connection's, which it may use for that. */
    default Scratch scratch(Connection connection) {
        return new ScratchDatabase(connection);
    }

    /** Returns the role that lends an empty place without a server, if the database can live in memory. */
    default Optional<Scratch> scratchInMemory() {
        return Optional.empty();
    }

    /** Returns what a statement of Migrate's says that is there to fail, or null where another one was refused. */
    default @Nullable String refusedByGuard(SQLException refusal) {
        return null;
    }

    /** Returns whether an error says that another connection has the database to itself just now. */
    default boolean isBusy(SQLException refusal) {
        return false;
    }

    /**
     * Returns whether a connection that is not in autocommit mode is in a transaction that has done something; also false
     * where the database does not tell.
     *
     * @throws SQLException if the database cannot be asked
     */
    default boolean isInTransaction(Connection connection) throws SQLException {
        return false;
    }

    /** Returns the role that knows what became of the transactions that others may begin on a connection. */
    default OpenTransaction openTransaction(Connection connection) {
        return new OpenTransaction() {
            @Override
            public boolean hasChanges() throws SQLException {
                return isInTransaction(connection);
            }

            @Override
            public void end() throws SQLException {
                OpenTransaction.rollBack(connection);
            }
        };
    }

    /**
     * Returns whether a column of a table keeps texts as they are, and makes no numbers of digits.
     *
     * @throws SQLException if the database cannot be asked
     */
    default boolean keepsTexts(Connection connection, TableName table, Identifier column) throws SQLException {
        String none = "select " + writer().name(column) + " from " + writer().name(table) + " where 1 = 0";
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(none)) {
            return switch (rows.getMetaData().getColumnType(1)) {
                case Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT, Types.NUMERIC, Types.DECIMAL -> false;
                default -> true;
            };
        }
    }

    /**
     * Returns whether a table shows the user of a connection only some of its rows, without saying so.
     *
     * @param table the table as it stands in a statement
     * @throws SQLException if the database cannot be asked
     */
    default boolean hidesRows(Connection connection, String table) throws SQLException {
        return false;
    }

    /**
     * Returns whether an error says that the database itself cannot do its work: it may only be read, it has no room left,
     * or its disk fails. Unless overridden, these are the SQLStates 25006 and those of the classes 53 and 58.
     */
    default boolean isEnvironment(SQLException refusal) {
        String state = String.valueOf(refusal.getSQLState());
        return state.equals("25006") || state.startsWith("53") || state.startsWith("58");
    }

    /**
     * Returns whether an error says that the session is gone: the connection broke, or the server ended it. Unless
     * overridden, these are the SQLStates of the class 08.
     */
    default boolean isLost(SQLException failure) {
        return String.valueOf(failure.getSQLState()).startsWith("08");
    }

    /**
     * Returns whether an error says that somebody had the statement cancelled, or a limit of time. Unless overridden, that is
     * the SQLState 57014.
     */
    default boolean isCancelled(SQLException failure) {
        return "57014".equals(failure.getSQLState());
    }

    /**
     * Returns whether an error says that the user may not do this. Unless overridden, that is the SQLState 42501.
     */
    default boolean isMissingRight(SQLException refusal) {
        return "42501".equals(refusal.getSQLState());
    }

    /**
     * Returns what an administrator types to give the user of a connection the right that an error says is missing, or an
     * empty text where the error does not say which.
     *
     * @throws SQLException if the database cannot be asked
     */
    default String grant(Connection connection, SQLException refusal) throws SQLException {
        return "";
    }

    /** Returns what to do about an error that says that something is not installed in the database; empty for others. */
    default String advice(SQLException refusal) {
        return "";
    }

    /**
     * Returns whether what a server says of a statement that it has done is for information, such as that something is there
     * already, and no warning. Unless overridden, all of it is a warning.
     */
    default boolean isNotice(SQLWarning said) {
        return false;
    }

    /**
     * Returns the name that a constraint has in a table, where this dialect gives it another one when the table gets one.
     *
     * @param name what a revision calls it
     */
    default Identifier constraintName(Table table, Identifier name) {
        return name;
    }

    /** Returns how many characters of a statement stand before what the database refused, if its error tells. */
    default OptionalInt errorPosition(SQLException refusal, String sql) {
        return OptionalInt.empty();
    }

    /** Returns the lines that begin a script with steps, with their line ends: settings that its statements need. */
    default String scriptHeader() {
        return "";
    }

    /** Returns the lines that end such a script, with their line ends. */
    default String scriptFooter() {
        return "";
    }

    /**
     * Returns the lines that begin the transaction of a revision in a script, with their line ends.
     *
     * @param foreignKeysAct what {@link #foreignKeysAct} says of what the revision recorded
     */
    default String scriptBegin(boolean foreignKeysAct) {
        return "begin;\n\n";
    }

    /**
     * Returns what stands in a script before and behind a statement of the user, so that it is read as the user's sessions
     * read it; nothing where that makes no difference.
     */
    default List<String> scriptAsUsers(String sql) {
        return List.of();
    }

    /**
     * Returns the statements that take back, in a script, what a revision may have set in its session.
     *
     * @param statements those of the revision that may have set something
     */
    default List<String> scriptResets(List<String> statements) {
        return List.of();
    }

    /** Returns the lines that end the transaction of a revision in a script, with their line ends. */
    default String scriptCommit() {
        return "commit;\n\n";
    }
}
