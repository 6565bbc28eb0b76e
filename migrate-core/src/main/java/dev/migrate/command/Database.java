package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.revision.DatabaseAheadException;
import dev.migrate.runtime.ConnectionSource;
import dev.migrate.runtime.MigrationRunner;
import dev.migrate.runtime.Rights;
import dev.migrate.runtime.UnfinishedRevisionException;
import dev.migrate.script.ScriptDirectory;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database that is migrated, reached anew for each command. */
final class Database {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");

    private final Configuration configuration;
    private final Dialects dialects;
    private final ConnectionSource others = new Others();

    Database(Configuration configuration, Dialects dialects) {
        this.configuration = configuration;
        this.dialects = dialects;
    }

    /** Work on a database. */
    interface Work<R> {
        R on(MigrationRunner runner, Dialect dialect) throws SQLException;
    }

    /** Work on a connection. */
    interface Access<R> {
        R on(Connection connection, Dialect dialect) throws SQLException;
    }

    /** Does work on a database. */
    <R> R with(ScriptDirectory scripts, Work<R> work) {
        return access((connection, dialect) -> explaining(
                scripts,
                new MigrationRunner(connection, dialect, scripts, configuration.settings(), others),
                dialect,
                work));
    }

    /** Does work on a connection, whose settings are afterwards as they were. */
    <R> R access(Access<R> work) {
        try (Connection connection = open()) {
            boolean autoCommit = connection.getAutoCommit();
            new OuterTransaction(connection, dialects, this::facts).leave(autoCommit);
            try {
                return explainingRights(connection, dialects.of(connection), work);
            } finally {
                restore(connection, autoCommit);
            }
        } catch (SQLException e) {
            throw failed("The database failed while Migrate worked on it.", e);
        }
    }

    private <R> R explainingRights(Connection connection, Dialect dialect, Access<R> work) throws SQLException {
        try {
            return work.on(connection, dialect);
        } catch (SQLException e) {
            Rights rights = Rights.missing(dialect, connection, e);
            if (rights == null) {
                throw e;
            }
            throw new MigrateException(
                    ExitCode.ENVIRONMENT,
                    "The user of the database may not do what Migrate has to do in it.\n" + facts(e) + "\n"
                            + rights.lines("user   ", "right  ") + Rights.NEXT,
                    e);
        }
    }

    /** Adds what the history says of revisions that the code does not have, or that were edited since they failed. */
    private static <R> R explaining(ScriptDirectory scripts, MigrationRunner runner, Dialect dialect, Work<R> work)
            throws SQLException {
        try {
            return work.on(runner, dialect);
        } catch (DatabaseAheadException e) {
            throw new Ahead(scripts.revisions(), runner.history()).explained(e);
        } catch (UnfinishedRevisionException e) {
            List<String> edits = new Edits(scripts, runner, dialect.name()).sinceFailure(e.revision());
            throw edits.isEmpty() ? e : e.edited(edits);
        }
    }

    /** A connection that is lost has no settings; that must not take the place of what it was lost in. */
    private static void restore(Connection connection, boolean autoCommit) {
        try {
            if (!connection.isClosed()) {
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            LOG.debug("The connection could not be given back as it was: {}", e.getMessage());
        }
    }

    /** Where the connections of a command come from. */
    private final class Others implements ConnectionSource {

        @Override
        public Connection open() {
            return Database.this.open();
        }

        @Override
        public void requireNoTransaction() {
            ConnectionSource connections = configuration.connections();
            if (connections != null) {
                connections.requireNoTransaction();
            }
        }
    }

    /** Returns the dialect of the server, by connecting to it. */
    Dialect dialect() {
        try (Connection connection = open()) {
            return dialects.of(connection);
        } catch (SQLException e) {
            throw failed("The database failed while Migrate asked what it is.", e);
        }
    }

    /** Returns the URL as the driver says it, without what may be a password. */
    String url() {
        try (Connection connection = open()) {
            return redacted(connection.getMetaData().getURL());
        } catch (SQLException e) {
            throw failed("The database failed while Migrate asked for its URL.", e);
        }
    }

    /** Opens a connection. */
    Connection open() {
        ConnectionSource connections = configuration.connections();
        if (connections == null) {
            throw new MigrateException(
                    ExitCode.ENVIRONMENT,
                    "There is no database to connect to.\nConfigure a DataSource: spring.datasource.url=jdbc:…");
        }
        try {
            return connections.open();
        } catch (SQLException e) {
            throw failed("Cannot connect to the database.", e);
        }
    }

    MigrateException failed(String what, SQLException e) {
        return new MigrateException(
                ExitCode.ENVIRONMENT,
                what + "\n" + facts(e) + "\nCheck that it runs, its address, the user and the user's rights.",
                e);
    }

    private String facts(@Nullable SQLException e) {
        String url = configuration.url();
        String address = url == null ? "" : "    url    " + redacted(url) + "\n";
        if (e == null) {
            return address.stripTrailing();
        }
        String state = e.getSQLState() == null ? "" : " (SQLState " + e.getSQLState() + ")";
        return address + "    error  " + told(e, url).replace("\n", "\n           ") + state;
    }

    /** Returns what a driver says, which may repeat the URL with all that stands in it, without what may be a password. */
    static String told(SQLException e, @Nullable String url) {
        String text = (String.valueOf(e.getMessage()) + unknownHost(e)).strip().replaceAll("\\n\\s*\\n", "\n");
        return (url == null || url.isEmpty() ? text : text.replace(url, redacted(url)))
                .replaceAll("(?i)(password|pwd|secret|token)=[^&;\\s]*", "$1=***")
                .replaceAll("//([^/@:\\s]*):[^/@\\s]*@", "//$1:***@");
    }

    /** Some drivers say only that they could not connect, though they know why. */
    private static String unknownHost(SQLException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException
                    && !String.valueOf(e.getMessage()).contains(String.valueOf(cause.getMessage()))) {
                return "\nThe host is not known: " + cause.getMessage();
            }
        }
        return "";
    }

    /** Returns a URL without what may be a password. */
    static String redacted(@Nullable String url) {
        return String.valueOf(url)
                .replaceAll("(?i)(password|pwd|secret|token)=[^&;]*", "$1=***")
                .replaceAll("//([^/@:]*):[^/@]*@", "//$1:***@");
    }
}
