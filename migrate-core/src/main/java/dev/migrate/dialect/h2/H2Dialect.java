package dev.migrate.dialect.h2;

import dev.migrate.dialect.Capabilities;
import dev.migrate.dialect.DatabaseVersion;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.IndexFit;
import dev.migrate.dialect.Inspector;
import dev.migrate.dialect.JdbcTransactions;
import dev.migrate.dialect.KeyTypes;
import dev.migrate.dialect.LockKey;
import dev.migrate.dialect.LockWaits;
import dev.migrate.dialect.MigrationLock;
import dev.migrate.dialect.ReferredKeys;
import dev.migrate.dialect.Scratch;
import dev.migrate.dialect.SessionSettings;
import dev.migrate.dialect.SqlWriter;
import dev.migrate.dialect.Transactions;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Rewriter;
import dev.migrate.schema.SchemaNormalizer;
import dev.migrate.schema.SchemaView;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** H2 of one version. */
record H2Dialect(DatabaseVersion version) implements Dialect {

    /** A check could not be evaluated, which is no violation: that is 23513. */
    private static final int CHECK_CONSTRAINT_INVALID = 23514;

    private static final int DATABASE_IS_CLOSED = 90098;

    static final String NAME = "h2";
    static final int MAX_IDENTIFIER = 256;

    /** How many numbers of a sequence a session takes at once unless something else is said. */
    static final long USUAL_CACHE = 32;

    static final H2Writer WRITER = new H2Writer();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(false, false, false, false, H2Abilities.of(version));
    }

    @Override
    public SqlWriter writer() {
        return WRITER;
    }

    @Override
    public Rewriter lowering() {
        return new H2Lowering(H2Abilities.of(version));
    }

    @Override
    public void refuse(List<Operation> lowered, SchemaView before) {
        new ReferredKeys("H2", before).check(lowered);
        new KeyTypes("H2", before, H2Types::areUnlike).check(lowered);
    }

    @Override
    public SchemaNormalizer normalizer() {
        IndexFit fit = new IndexFit(H2Abilities.of(version));
        return schema -> H2Normalizer.normalize(schema, fit);
    }

    /** Seen in H2 2.4.240, and no longer in 2.5.250: the list of a check belongs to the session that made it. */
    @Override
    public String advice(SQLException refusal) {
        boolean isCheck = refusal.getErrorCode() == CHECK_CONSTRAINT_INVALID || isClosedForCheck(refusal);
        return isCheck && !version.isAtLeast(2, 5)
                ? "Nothing is wrong with the revision: H2 " + version
                        + " refuses all rows of a table with such a check after"
                        + " the connection is closed that made it. Use H2 2.5.252 or later, or restart the database, and"
                        + " run it again."
                : "";
    }

    /** The check of a domain, as a named enumeration has, says that the database has been closed. */
    private static boolean isClosedForCheck(SQLException refusal) {
        return refusal.getErrorCode() == DATABASE_IS_CLOSED
                && Arrays.stream(refusal.getStackTrace())
                        .anyMatch(each -> each.getClassName().equals("org.h2.constraint.ConstraintDomain"));
    }

    @Override
    public Inspector inspector(Connection connection) {
        return new H2Inspector(connection);
    }

    @Override
    public Transactions transactions(Connection connection) {
        return new JdbcTransactions(connection);
    }

    @Override
    public Scratch scratch(Connection connection) {
        return new H2Scratch(connection);
    }

    @Override
    public Optional<Scratch> scratchInMemory() {
        return Optional.of(new H2Scratch(null));
    }

    @Override
    public SessionSettings sessionSettings(Connection connection) {
        return new H2Settings(connection);
    }

    @Override
    public MigrationLock lock(Connection connection, LockKey key) {
        return new H2Lock(connection, key);
    }

    @Override
    public LockWaits lockWaits(Connection connection) {
        return new H2LockWaits(connection);
    }

    @Override
    public boolean isInTransaction(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select transaction_id() is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }

    @Override
    public boolean isEnvironment(SQLException refusal) {
        return H2Errors.isEnvironment(refusal);
    }

    @Override
    public boolean isLost(SQLException failure) {
        return Dialect.super.isLost(failure) || H2Errors.isLost(failure);
    }

    @Override
    public boolean isMissingRight(SQLException refusal) {
        return H2Errors.isMissingRight(refusal);
    }

    @Override
    public OptionalInt errorPosition(SQLException refusal, String sql) {
        return H2Errors.position(refusal, sql);
    }
}
