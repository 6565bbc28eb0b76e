package dev.migrate.dialect.mysql;

import dev.migrate.dialect.Capabilities;
import dev.migrate.dialect.DatabaseVersion;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Inspector;
import dev.migrate.dialect.LockKey;
import dev.migrate.dialect.LockWaits;
import dev.migrate.dialect.MigrationLock;
import dev.migrate.dialect.OpenTransaction;
import dev.migrate.dialect.SessionSettings;
import dev.migrate.dialect.SqlWriter;
import dev.migrate.dialect.Transactions;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Rewriter;
import dev.migrate.schema.SchemaNormalizer;
import dev.migrate.schema.SchemaView;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** MySQL or MariaDB of one version. */
record MySqlDialect(Product product) implements Dialect {

    private static final Pattern FOREIGN_KEY_CHECKS = Pattern.compile("(?i)foreign_key_checks");

    static final int MAX_IDENTIFIER = 64;

    @Override
    public String name() {
        return product.name();
    }

    @Override
    public DatabaseVersion version() {
        return product.version();
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(false, false, false, true, MySqlAbilities.of(product));
    }

    @Override
    public SqlWriter writer() {
        return new MySqlWriter(product);
    }

    @Override
    public Rewriter lowering() {
        return new MySqlLowering(product);
    }

    @Override
    public void refuse(List<Operation> lowered, SchemaView before) {
        ReferredIndexes.check(lowered, before, product);
        if (ReferenceTypes.areOfUsualEngine(lowered, before)) {
            ReferenceTypes.check(lowered, before, product);
            CheckedReferences.check(lowered, before, product);
        }
    }

    /** MariaDB lets keys go without these checks that foreign keys refer to. */
    @Override
    public boolean checksLessAfter(String sql) {
        return FOREIGN_KEY_CHECKS.matcher(sql).find();
    }

    @Override
    public SchemaNormalizer normalizer() {
        return MySqlNormalizer.asInspected(product)::normalize;
    }

    @Override
    public Inspector inspector(Connection connection) {
        return new MySqlInspector(connection, product);
    }

    @Override
    public Transactions transactions(Connection connection) {
        return new MySqlTransactions(connection);
    }

    @Override
    public SessionSettings sessionSettings(Connection connection) {
        return new MySqlSettings(connection);
    }

    @Override
    public MigrationLock lock(Connection connection, LockKey key) {
        return new MySqlLock(connection, key, product);
    }

    @Override
    public LockWaits lockWaits(Connection connection) {
        return new MySqlLockWaits(connection, product);
    }

    @Override
    public boolean isInTransaction(Connection connection) throws SQLException {
        return openTransaction(connection).hasChanges();
    }

    @Override
    public OpenTransaction openTransaction(Connection connection) {
        return new MySqlTransaction(connection, product);
    }

    @Override
    public boolean isEnvironment(SQLException refusal) {
        return MySqlErrors.isEnvironment(refusal);
    }

    @Override
    public boolean isLost(SQLException failure) {
        return Dialect.super.isLost(failure) || MySqlErrors.isLost(failure);
    }

    @Override
    public boolean isCancelled(SQLException failure) {
        return Dialect.super.isCancelled(failure) || MySqlErrors.isCancelled(failure);
    }

    @Override
    public boolean isMissingRight(SQLException refusal) {
        return MySqlRights.isMissing(refusal);
    }

    @Override
    public String grant(Connection connection, SQLException refusal) throws SQLException {
        return MySqlRights.grant(connection, refusal);
    }

    @Override
    public String advice(SQLException refusal) {
        return MySqlErrors.advice(refusal);
    }

    @Override
    public boolean isNotice(SQLWarning said) {
        return MySqlErrors.isNotice(said);
    }

    @Override
    public OptionalInt errorPosition(SQLException refusal, String sql) {
        return MySqlErrors.position(refusal, sql);
    }

    @Override
    public List<String> scriptAsUsers(String sql) {
        return SqlModes.areOfAccount(sql) ? SqlModes.scriptAsUsers() : List.of();
    }

    @Override
    public List<String> scriptResets(List<String> statements) {
        return SqlModes.scriptAsUsers();
    }

    @Override
    public String scriptHeader() {
        return SqlModes.scriptHeader();
    }

    @Override
    public String scriptFooter() {
        return SqlModes.scriptFooter();
    }
}
