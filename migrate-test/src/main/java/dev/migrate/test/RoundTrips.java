package dev.migrate.test;

import dev.migrate.MigrateException;
import dev.migrate.command.Migrate;
import dev.migrate.command.RevisionInfo;
import dev.migrate.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/**
 * A test for each revision, in the order of an upgrade: each starts where the one before it has arrived.
 *
 * <p>A failure leaves a database that nobody knows, so the next test begins with an empty one.
 */
final class RoundTrips {

    private final Migrate migrate;
    private final TestedDatabase database;
    private final boolean sampleRows;
    private final OwnRows ownRows;
    private final List<RevisionInfo> arrived = new ArrayList<>();
    private boolean known = true;
    private @Nullable String obstacle;

    /** What inserts an application's own rows. */
    @FunctionalInterface
    interface OwnRows {
        void insert(String revision, Connection connection) throws SQLException;
    }

    RoundTrips(Migrate migrate, TestedDatabase database, boolean sampleRows, OwnRows ownRows) {
        this.migrate = migrate;
        this.database = database;
        this.sampleRows = sampleRows;
        this.ownRows = ownRows;
    }

    Stream<DynamicTest> tests() {
        List<RevisionInfo> revisions = new ArrayList<>(migrate.history());
        Collections.reverse(revisions);
        return revisions.stream().map(each -> DynamicTest.dynamicTest(name(each), () -> test(each)));
    }

    private String name(RevisionInfo revision) {
        return named(revision) + (isIrreversible(revision) ? " (irreversible: goes up only)" : "");
    }

    private static String named(RevisionInfo revision) {
        return revision.message().isEmpty() ? revision.revision() : revision.revision() + ", " + revision.message();
    }

    private boolean isIrreversible(RevisionInfo revision) {
        return migrate.scripts().require(revision.revision()).downgrade(database.dialectName()) == null;
    }

    private void test(RevisionInfo revision) throws SQLException {
        if (obstacle != null) {
            Assumptions.abort("Not tested: revision " + obstacle + ", comes before and does not go up.");
        }
        if (!known) {
            startAgain();
        }
        known = false;
        roundTrip(revision);
        arrived.add(revision);
        insertOwnRows(revision);
        known = true;
    }

    private void startAgain() throws SQLException {
        database.makeEmpty();
        for (RevisionInfo revision : arrived) {
            migrate.upgrade(revision.revision());
            insertOwnRows(revision);
        }
    }

    private void roundTrip(RevisionInfo revision) throws SQLException {
        fillTables();
        Schema before = database.schema();
        up(revision);
        if (isIrreversible(revision)) {
            return;
        }
        fillTables();
        String subject = "Revision " + named(revision);
        try {
            run(subject + ", does not go down with rows in the tables.", () -> migrate.downgrade(below(revision)));
            requireSame(before, revision);
            run(subject + ", does not go up again after its downgrade.", () -> migrate.upgrade(revision.revision()));
        } catch (AssertionError e) {
            arrived.add(revision);
            throw e;
        }
    }

    private void up(RevisionInfo revision) {
        try {
            run(
                    "Revision " + named(revision) + ", does not go up with rows in the tables.",
                    () -> migrate.upgrade(revision.revision()));
        } catch (AssertionError e) {
            obstacle = named(revision);
            throw e;
        }
    }

    private static void run(String failure, Runnable command) {
        try {
            command.run();
        } catch (MigrateException e) {
            throw new AssertionError(failure + "\n" + e.getMessage(), e);
        }
    }

    /** Returns the target that takes down this revision and nothing else, of what has been upgraded before it. */
    private static String below(RevisionInfo revision) {
        return revision.revision() + "@"
                + (revision.down().isEmpty() ? "base" : revision.down().get(0));
    }

    private void requireSame(Schema before, RevisionInfo revision) throws SQLException {
        List<String> missing = database.changesTo(before);
        if (!missing.isEmpty()) {
            throw new AssertionError("Revision " + named(revision)
                    + ", leaves another schema after its downgrade than there was before.\n"
                    + TestedDatabase.indented(missing) + "Add to its downgrade what would do this: "
                    + revision.source());
        }
    }

    private void fillTables() throws SQLException {
        if (sampleRows) {
            database.fillTables();
        }
    }

    private void insertOwnRows(RevisionInfo revision) throws SQLException {
        try (Connection connection = database.connect()) {
            ownRows.insert(revision.revision(), connection);
        }
    }
}
