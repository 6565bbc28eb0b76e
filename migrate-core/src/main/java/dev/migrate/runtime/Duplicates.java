package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.DropIndex;
import dev.migrate.operation.Operation.DropTable;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Operation.RenameTable;
import dev.migrate.operation.SchemaOperation;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.plan.PlannedStatement;
import dev.migrate.plan.Planner;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses to make columns unique in which rows repeat, where the database could not take back what runs before it finds that
 * out, or leaves an index behind that is not valid.
 */
final class Duplicates {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");

    private final Connection connection;
    private final Dialect dialect;

    Duplicates(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /**
     * What is to be unique.
     *
     * @param name of the index or constraint, or null where the database makes one up
     * @param where the condition of the rows that count, or null for all
     */
    private record Unique(
            TableName table,
            String kind,
            @Nullable Identifier name,
            List<Identifier> columns,
            @Nullable String where) {}

    /** Refuses what can be told before any of some statements is executed: of tables that none of them changes before. */
    void refuseAhead(List<PlannedStatement> statements) {
        Set<TableName> other = new HashSet<>();
        for (PlannedStatement planned : statements) {
            for (Operation operation : operations(planned.statement().origin())) {
                if (!keepsRows(operation)) {
                    return;
                }
                if (!dialect.capabilities().transactionalDdl()
                        || !planned.statement().transactional()) {
                    uniques(operation).stream()
                            .filter(each -> !other.contains(each.table()))
                            .forEach(this::refuse);
                }
                if (!onlyAddsConstraints(operation)) {
                    other.addAll(Planner.tables(List.of(planned.recorded())));
                }
            }
        }
    }

    private static List<Operation> operations(Operation origin) {
        return origin instanceof ExecuteSql raw && !raw.knownEffect().isEmpty() ? raw.knownEffect() : List.of(origin);
    }

    /** Returns whether an operation leaves rows of other tables than its own as they are. */
    private static boolean keepsRows(Operation operation) {
        return operation instanceof CreateTable
                || operation instanceof DropTable
                || operation instanceof RenameTable
                || operation instanceof SchemaOperation
                || operation instanceof AlterTable
                || operation instanceof CreateIndex
                || operation instanceof DropIndex;
    }

    private static boolean onlyAddsConstraints(Operation operation) {
        return operation instanceof CreateIndex
                || operation instanceof DropIndex
                || operation instanceof AlterTable alter
                        && alter.changes().stream().allMatch(AddConstraint.class::isInstance);
    }

    private static List<Unique> uniques(Operation operation) {
        List<Unique> uniques = new ArrayList<>();
        if (operation instanceof CreateIndex create && isPlain(create.index())) {
            Index index = create.index();
            uniques.add(new Unique(create.table(), "Unique", index.name(), index.columns(), index.where()));
        } else if (operation instanceof AlterTable alter) {
            alter.changes().stream()
                    .takeWhile(AddConstraint.class::isInstance)
                    .map(each -> ((AddConstraint) each).constraint())
                    .forEach(each -> add(alter.table(), each, uniques));
        }
        return uniques;
    }

    private static void add(TableName table, Constraint constraint, List<Unique> uniques) {
        if (constraint instanceof Constraint.Unique unique && unique.nullsDistinct()) {
            uniques.add(new Unique(table, "Unique", unique.name(), unique.columns(), null));
        } else if (constraint instanceof Constraint.PrimaryKey key) {
            uniques.add(new Unique(table, "Primary key", key.name(), key.columns(), null));
        }
    }

    /** What an expression or the beginning of a text makes of values is not known here. */
    private static boolean isPlain(Index index) {
        return index.unique()
                && index.options().nullsDistinct()
                && index.columns().size() == index.parts().size();
    }

    private void refuse(Unique unique) {
        String query = query(unique);
        long[] found = new long[2];
        try {
            found = countSafely(query);
        } catch (SQLException e) {
            LOG.debug("What {} has cannot be read: {}", unique.table(), e.getMessage());
        }
        if (found[0] > 0) {
            throw refusal(unique, found, query);
        }
    }

    /** A query that fails must not take the transaction with it. */
    private long[] countSafely(String query) throws SQLException {
        if (connection.getAutoCommit()) {
            return count(query);
        }
        Savepoint before = connection.setSavepoint();
        try {
            return count(query);
        } catch (SQLException e) {
            connection.rollback(before);
            throw e;
        }
    }

    private String query(Unique unique) {
        List<String> columns =
                unique.columns().stream().map(dialect.writer()::name).toList();
        String list = String.join(", ", columns);
        String condition = columns.stream().map(each -> each + " is not null").collect(Collectors.joining(" and "));
        return "select " + list + ", count(*) as how_many from "
                + dialect.writer().name(unique.table()) + " where " + condition
                + (unique.where() == null ? "" : " and (" + unique.where() + ")") + " group by " + list
                + " having count(*) > 1";
    }

    /** Returns how many values repeat, and in how many rows. */
    private long[] count(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*), sum(d.how_many) from (" + query + ") d")) {
            return row.next() ? new long[] {row.getLong(1), row.getLong(2)} : new long[2];
        }
    }

    private static MigrateException refusal(Unique unique, long[] found, String query) {
        Identifier name = unique.name();
        return new MigrateException(
                ExitCode.REFUSED,
                String.join(
                        "\n",
                        unique.kind() + (name == null ? "" : " " + name) + " cannot be created: table " + unique.table()
                                + " has rows that repeat.",
                        Lines.entry("table    ", unique.table().toString()),
                        Lines.entry(
                                "columns  ",
                                unique.columns().stream()
                                        .map(Identifier::toString)
                                        .collect(Collectors.joining(", "))),
                        Lines.entry(
                                "found    ",
                                found[0] == 1
                                        ? "1 value, in " + found[1] + " rows"
                                        : found[0] + " values, in " + found[1] + " rows"),
                        Lines.entry("see      ", query),
                        "Change these rows or delete them, and run it again."));
    }
}
