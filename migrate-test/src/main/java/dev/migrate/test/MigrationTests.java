package dev.migrate.test;

import dev.migrate.command.CheckResult;
import dev.migrate.command.Migrate;
import dev.migrate.command.RevisionInfo;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The tests that every history should pass, made to be extended: a subclass with {@link MigrateTest} has them all.
 *
 * <p>They use the application's {@link Migrate} and the database it migrates, which has to be empty before and is empty
 * afterwards. A subclass that does not want one of the tests overrides its method without an annotation.
 */
public abstract class MigrationTests {

    /** Creates the tests. */
    protected MigrationTests() {}

    /**
     * Inserts rows that the tests of the revisions after this one shall meet; nothing by default.
     *
     * <p>Called once at each revision, in the order of an upgrade, when the revision has been up, down and up again.
     *
     * @param revision the id of the revision
     * @param connection a connection in autocommit mode, which stays the caller's
     * @throws SQLException if the database refuses
     */
    protected void insertRows(String revision, Connection connection) throws SQLException {}

    /** Returns whether the tests of the revisions put a row of made-up values into every empty table; true by default. */
    protected boolean insertsSampleRows() {
        return true;
    }

    /** Returns the labels of branches that stay apart, each with a head of its own; none by default. */
    protected List<String> independentBranches() {
        return List.of();
    }

    /** Fails if the history has no revision, or ends in several besides those of {@link #independentBranches()}. */
    @Test
    protected void historyHasASingleHead(@Autowired Migrate migrate) {
        List<RevisionInfo> heads = migrate.heads();
        if (heads.isEmpty()) {
            throw new AssertionError("There are no revisions.\nSet migrate.locations to where they are, "
                    + "or write the first: mvn migrate:revision -Dmessage=\"create schema\"");
        }
        if (migrate.checkGraph(independentBranches()).problem() != null) {
            throw new AssertionError("The history has " + heads.size() + " heads.\n"
                    + TestedDatabase.indented(
                            heads.stream().map(MigrationTests::described).toList())
                    + "Let one follow the other, or merge them: mvn migrate:merge -Dmessage=\"merge heads\"");
        }
    }

    private static String described(RevisionInfo head) {
        String message = head.message().isEmpty() ? "" : ", " + head.message();
        return head.revision() + message + " (" + head.source() + ")";
    }

    /** Fails if the whole history, run at once, does not lead from an empty database to the heads. */
    @Test
    protected void upgradeFromAnEmptyDatabaseWorks(@Autowired Migrate migrate) throws SQLException {
        try (TestedDatabase database = TestedDatabase.open(migrate)) {
            database.upgrade();
        }
    }

    /** Fails if the application's model has changes that no revision has, and says which. */
    @Test
    protected void modelMatchesTheHistory(@Autowired Migrate migrate) {
        CheckResult result = migrate.check("history");
        if (!result.changes().isEmpty()) {
            throw new AssertionError("The model has changes that no revision has.\n"
                    + TestedDatabase.indented(result.operations().stream()
                            .flatMap(change -> change.lines().stream())
                            .toList())
                    + "Write the revision that makes them: mvn migrate:revision -Dmessage=\"…\"");
        }
    }

    /** Returns a test for each revision: up, down and up again, with rows in the tables. */
    @TestFactory
    protected Stream<DynamicTest> everyRevisionGoesUpDownAndUpAgain(@Autowired Migrate migrate) throws SQLException {
        TestedDatabase database = TestedDatabase.open(migrate);
        return new RoundTrips(migrate, database, insertsSampleRows(), this::insertRows)
                .tests()
                .onClose(database::close);
    }
}
