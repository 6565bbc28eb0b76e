package dev.migrate.test;

import dev.migrate.MigrateException;
import dev.migrate.command.Migrate;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.dialect.Transactions;
import dev.migrate.diff.OperationSummary;
import dev.migrate.diff.SchemaDiff;
import dev.migrate.live.OwnedByOthers;
import dev.migrate.op.Recorded;
import dev.migrate.plan.Block;
import dev.migrate.plan.PlannedStatement;
import dev.migrate.plan.Planner;
import dev.migrate.plan.SchemaState;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The application's database in the hands of a test: empty when it is opened, and empty when it is closed. */
final class TestedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate.test");
    private static final int MOST_TABLES = 5;

    private final Migrate migrate;
    private final Dialect dialect;
    private Set<TableName> migratesOwn = Set.of();

    private TestedDatabase(Migrate migrate) throws SQLException {
        this.migrate = migrate;
        try (Connection connection = connect()) {
            this.dialect = Dialects.onClassPath().of(connection);
            requireEmpty(connection);
        }
        createOwnTables();
    }

    /** Takes over the database that is migrated, if nothing is in it that a test might destroy. */
    static TestedDatabase open(Migrate migrate) throws SQLException {
        return new TestedDatabase(migrate);
    }

    private void requireEmpty(Connection connection) throws SQLException {
        Schema schema = read(connection);
        if (!schema.isEmpty()) {
            List<String> names =
                    schema.tables().keySet().stream().map(TableName::toString).toList();
            String more = names.size() > MOST_TABLES ? " and " + (names.size() - MOST_TABLES) + " more" : "";
            throw new AssertionError("The tests of the revisions drop everything in the database, "
                    + "so they begin only if it is empty.\n    url     "
                    + withoutSecrets(connection.getMetaData().getURL()) + "\n    tables  "
                    + names.stream().limit(MOST_TABLES).collect(Collectors.joining(", ")) + more
                    + "\nGive them a database of their own (spring.datasource.url), "
                    + "which nothing fills at startup (migrate.on-startup=none).");
        }
    }

    /** Reads the schema without the tables that Hibernate has for its own bulk statements, which it makes at startup. */
    private Schema read(Connection connection) throws SQLException {
        return OwnedByOthers.withoutBulkTables(dialect.inspector(connection).read());
    }

    private static String withoutSecrets(String url) {
        return url.replaceFirst("[;?].*", "").replaceFirst("//[^/@]*@", "//");
    }

    /** Creates Migrate's own tables, which are in no comparison, by way of a stamp. */
    private void createOwnTables() throws SQLException {
        migrate.purgeAndStamp("base");
        try (Connection connection = connect()) {
            migratesOwn = read(connection).tables().keySet();
        }
    }

    Connection connect() throws SQLException {
        Connection connection = migrate.connect();
        connection.setAutoCommit(true);
        return connection;
    }

    String dialectName() {
        return dialect.name();
    }

    /** Reads the schema, without Migrate's own tables. */
    Schema schema() throws SQLException {
        try (Connection connection = connect()) {
            Schema schema = read(connection);
            for (TableName own : migratesOwn) {
                schema = schema.withoutTable(own);
            }
            return schema;
        }
    }

    /** Returns what would have to be done to make the schema another one, in words. */
    List<String> changesTo(Schema wanted) throws SQLException {
        return OperationSummary.lines(SchemaDiff.between(schema(), wanted));
    }

    void fillTables() throws SQLException {
        try (Connection connection = connect()) {
            new SampleRows(connection, dialect).insert(schema());
        }
    }

    void upgrade() {
        migrate.upgrade("heads");
    }

    /** Makes the database as it was when it was opened. */
    void makeEmpty() throws SQLException {
        close();
        createOwnTables();
    }

    @Override
    public void close() {
        downgrade();
        try {
            dropEverything();
        } catch (SQLException e) {
            throw new AssertionError(
                    "The database cannot be emptied: what no revision has taken back stands in the way.\n    error  "
                            + String.valueOf(e.getMessage()).replace("\n", "\n           ")
                            + "\nDrop it in the downgrade of the revision that makes it, and empty the database.",
                    e);
        }
    }

    /** Lets the revisions themselves take back what Migrate does not know of, such as views. */
    private void downgrade() {
        try {
            migrate.downgrade("base");
        } catch (MigrateException e) {
            LOG.debug("Dropping the tables without a downgrade: {}", e.getMessage());
        }
    }

    private void dropEverything() throws SQLException {
        try (Connection connection = connect()) {
            Schema schema = read(connection);
            List<Recorded> drops = SchemaDiff.between(schema, Schema.empty()).stream()
                    .map(each -> new Recorded(each, null, 0))
                    .toList();
            Transactions transactions = dialect.transactions(connection);
            transactions.begin();
            try {
                execute(connection, new Planner(dialect).plan(drops, SchemaState.of(schema)));
                transactions.commit();
            } finally {
                transactions.rollback();
            }
        }
    }

    private static void execute(Connection connection, List<Block> blocks) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Block block : blocks) {
                for (PlannedStatement planned : block.statements()) {
                    statement.execute(planned.statement().sql());
                }
            }
        }
    }

    /** Returns facts as they stand in a message: one a line, indented. */
    static String indented(List<String> facts) {
        return facts.stream().map(each -> "    " + each.stripLeading() + "\n").collect(Collectors.joining());
    }
}
