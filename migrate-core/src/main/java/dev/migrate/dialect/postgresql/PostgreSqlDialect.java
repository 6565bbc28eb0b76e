package dev.migrate.dialect.postgresql;

import dev.migrate.dialect.Aftermath;
import dev.migrate.dialect.Capabilities;
import dev.migrate.dialect.DatabaseVersion;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Inspector;
import dev.migrate.dialect.KeyTypes;
import dev.migrate.dialect.LockKey;
import dev.migrate.dialect.LockWaits;
import dev.migrate.dialect.MigrationLock;
import dev.migrate.dialect.ReferredKeys;
import dev.migrate.dialect.Scratch;
import dev.migrate.dialect.SessionSettings;
import dev.migrate.dialect.SqlWriter;
import dev.migrate.dialect.Transactions;
import dev.migrate.dialect.ValueKind;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Rewriter;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SchemaNormalizer;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** PostgreSQL's own way of speaking. */
final class PostgreSqlDialect implements Dialect {

    /** What {@code reset all} does not take back. */
    private static final Pattern ROLES =
            Pattern.compile("\\bset\\s+(session\\s+)?(role|authorization)\\b", Pattern.CASE_INSENSITIVE);

    static final String NAME = "postgresql";
    static final int MAX_IDENTIFIER_BYTES = 63;

    private final DatabaseVersion version;
    private final Capabilities capabilities;
    private final PostgreSqlWriter writer;
    private final PostgreSqlNormalizer normalizer;

    PostgreSqlDialect(DatabaseVersion version) {
        this.version = version;
        this.capabilities = new Capabilities(true, false, false, false, PostgreSqlAbilities.of(version));
        this.writer = new PostgreSqlWriter(version);
        this.normalizer = new PostgreSqlNormalizer(writer);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public DatabaseVersion version() {
        return version;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public SqlWriter writer() {
        return writer;
    }

    @Override
    public Rewriter lowering() {
        return new PostgreSqlLowering(writer, normalizer);
    }

    @Override
    public void refuse(List<Operation> lowered, SchemaView before) {
        new ReferredKeys("PostgreSQL", before).check(lowered);
        new KeyTypes("PostgreSQL", before, ValueKind::differ).check(lowered);
        new VirtualColumns(writer.version(), before).check(lowered);
    }

    @Override
    public SchemaNormalizer normalizer() {
        return normalizer;
    }

    @Override
    public Inspector inspector(Connection connection) {
        return new PostgreSqlInspector(connection, normalizer);
    }

    @Override
    public Transactions transactions(Connection connection) {
        return new PostgreSqlTransactions(connection);
    }

    @Override
    public Aftermath aftermath(Connection connection) {
        return new PostgreSqlAftermath(connection);
    }

    @Override
    public Scratch scratch(Connection connection) {
        return new PostgreSqlScratch(connection);
    }

    @Override
    public SessionSettings sessionSettings(Connection connection) {
        return new PostgreSqlSettings(connection);
    }

    @Override
    public List<String> scriptResets(List<String> statements) {
        return statements.stream().anyMatch(sql -> ROLES.matcher(sql).find())
                ? List.of("reset session authorization", "reset role", "reset all")
                : List.of("reset all");
    }

    @Override
    public MigrationLock lock(Connection connection, LockKey key) {
        return new PostgreSqlLock(connection, key);
    }

    @Override
    public LockWaits lockWaits(Connection connection) {
        return new PostgreSqlLockWaits(connection);
    }

    @Override
    public boolean isInTransaction(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select pg_catalog.pg_current_xact_id_if_assigned() is not null")) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            if (PostgreSqlErrors.isOfFailedTransaction(e)) {
                return true;
            }
            throw e;
        }
    }

    @Override
    public boolean hidesRows(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select pg_catalog.row_security_active(?::pg_catalog.regclass::oid)")) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    @Override
    public String grant(Connection connection, SQLException refusal) throws SQLException {
        return PostgreSqlRights.grant(
                String.valueOf(refusal.getMessage()), connection.getMetaData().getUserName());
    }

    @Override
    public boolean isLost(SQLException failure) {
        return Dialect.super.isLost(failure) || PostgreSqlErrors.isLost(failure);
    }

    @Override
    public String advice(SQLException refusal) {
        return PostgreSqlErrors.advice(refusal);
    }

    @Override
    public boolean isNotice(SQLWarning said) {
        return PostgreSqlErrors.isNotice(said);
    }

    @Override
    public Identifier constraintName(Table table, Identifier name) {
        return new LabelChecks(writer, table).named(PostgreSqlNames.normal(name));
    }

    @Override
    public OptionalInt errorPosition(SQLException refusal, String sql) {
        return PostgreSqlErrors.position(refusal, sql);
    }
}
