package dev.migrate.dialect.sqlite;

import dev.migrate.dialect.Capabilities;
import dev.migrate.dialect.DatabaseVersion;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Inspector;
import dev.migrate.dialect.LockKey;
import dev.migrate.dialect.MigrationLock;
import dev.migrate.dialect.Scratch;
import dev.migrate.dialect.SessionSettings;
import dev.migrate.dialect.SqlWriter;
import dev.migrate.dialect.Transactions;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Rewriter;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SchemaNormalizer;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The roles that make up SQLite. */
record SqliteDialect(DatabaseVersion version) implements Dialect {

    static final String NAME = "sqlite";

    /** SQLite has no limit. */
    static final int MAX_IDENTIFIER_BYTES = Integer.MAX_VALUE;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, true, true, false, SqliteAbilities.of(version));
    }

    @Override
    public boolean foreignKeysAct(List<Operation> transaction) {
        return SqliteActions.happenIn(transaction);
    }

    @Override
    public SqlWriter writer() {
        return SqliteNative.WRITER;
    }

    @Override
    public Rewriter lowering() {
        return new SqliteLowering(SqliteAbilities.of(version));
    }

    @Override
    public SchemaNormalizer normalizer() {
        return SqliteNative::schema;
    }

    @Override
    public Inspector inspector(Connection connection) {
        return new SqliteInspector(connection);
    }

    @Override
    public Transactions transactions(Connection connection) {
        return new SqliteTransactions(connection);
    }

    @Override
    public Scratch scratch(Connection connection) {
        return new SqliteScratch();
    }

    @Override
    public Optional<Scratch> scratchInMemory() {
        return Optional.of(new SqliteScratch());
    }

    @Override
    public SessionSettings sessionSettings(Connection connection) {
        return new SqliteSettings(connection);
    }

    @Override
    public MigrationLock lock(Connection connection, LockKey key) {
        return new SqliteLock(connection, key);
    }

    @Override
    public String scriptHeader() {
        return SqliteScript.HEADER;
    }

    @Override
    public String scriptBegin(boolean foreignKeysAct) {
        return SqliteScript.begin(foreignKeysAct);
    }

    @Override
    public String scriptCommit() {
        return SqliteScript.COMMIT;
    }

    @Override
    public @Nullable String refusedByGuard(SQLException refusal) {
        return SqliteErrors.refusedByGuard(refusal);
    }

    /**
     * A column of any type takes any value; what becomes of it is told by the letters of the type, of which there may be none. Only in
     * a strict table the type {@code any} keeps what it gets.
     */
    @Override
    public boolean keepsTexts(Connection connection, TableName table, Identifier column) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select type, (select max(strict) from pragma_table_list where schema = 'main'"
                        + " and lower(name) = lower(?1)) from pragma_table_info(?1) where lower(name) = lower(?2)")) {
            statement.setString(1, table.name().text());
            statement.setString(2, column.text());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return true;
                }
                String declared = row.getString(1);
                boolean isAny = row.getBoolean(2) && declared.equalsIgnoreCase("any");
                return isAny
                        || declared.isBlank()
                        || !List.of("integer", "numeric").contains(SqliteTypes.affinity(declared));
            }
        }
    }

    @Override
    public boolean isBusy(SQLException refusal) {
        return SqliteErrors.isBusy(refusal);
    }

    @Override
    public boolean isCancelled(SQLException failure) {
        return SqliteErrors.isCancelled(failure);
    }

    @Override
    public boolean isEnvironment(SQLException refusal) {
        return SqliteErrors.isEnvironment(refusal);
    }

    @Override
    public String advice(SQLException refusal) {
        return SqliteErrors.advice(refusal);
    }

    @Override
    public OptionalInt errorPosition(SQLException refusal, String sql) {
        return SqliteErrors.position(refusal, sql);
    }
}
