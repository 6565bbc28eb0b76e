package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.op.Recorded;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.DropTable;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.TableMove;
import dev.migrate.plan.Planner;
import dev.migrate.revision.RevisionStep.Kind;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the tables that a first upgrade would create and that a database without any revision already has. */
final class Untracked {

    private static final int NAMED = 10;

    /** A revision and those of its tables that are already there. */
    record Found(Recording recording, List<TableName> tables) {

        /** Returns the refusal of the upgrade. */
        MigrateException refusal() {
            StringBuilder message = new StringBuilder("Revision ")
                    .append(recording.step().revision().id())
                    .append(
                            " would create tables that the database already has, and no revision is noted as applied.\n")
                    .append(Lines.entry("revision  ", recording.described()))
                    .append('\n');
            tables.stream().limit(NAMED).forEach(each -> message.append(Lines.entry("table     ", each.toString()))
                    .append('\n'));
            if (tables.size() > NAMED) {
                message.append("              and ")
                        .append(tables.size() - NAMED)
                        .append(" more\n");
            }
            return new MigrateException(
                    ExitCode.REFUSED,
                    message.append(
                                    "Nothing was changed. If these tables are what the revisions make, note that once:\n")
                            .append("    mvn migrate:stamp -Drevision=heads -Dverify\n")
                            .append("which says how they differ if they do. Otherwise use an empty database or schema.")
                            .toString());
        }
    }

    private Untracked() {}

    /** Returns the tables in the way of the first revision that meets any; null where there are none or none is known. */
    static @Nullable Found in(Connection connection, Dialect dialect, List<Recording> recordings) throws SQLException {
        List<Recording> known = known(recordings);
        if (known.isEmpty()) {
            return null;
        }
        List<Recorded> all =
                known.stream().flatMap(each -> each.recorded().stream()).toList();
        Schema schema = dialect.inspector(connection).read(Planner.tables(all));
        Set<TableName> gone = new HashSet<>();
        for (Recording recording : known) {
            List<TableName> tables = met(recording, schema, gone);
            if (!tables.isEmpty()) {
                return new Found(recording, tables);
            }
        }
        return null;
    }

    /** Returns the upgrades up to where a statement makes the schema unknown. */
    private static List<Recording> known(List<Recording> recordings) {
        List<Recording> known = new ArrayList<>();
        for (Recording recording : recordings) {
            if (recording.step().kind() != Kind.UPGRADE
                    || recording.recorded().stream().anyMatch(Untracked::hides)) {
                break;
            }
            known.add(recording);
        }
        return known;
    }

    private static boolean hides(Recorded recorded) {
        return recorded.operation() instanceof ExecuteSql sql && sql.isBarrier();
    }

    private static List<TableName> met(Recording recording, Schema schema, Set<TableName> gone) {
        List<TableName> met = new ArrayList<>();
        for (Recorded recorded : recording.recorded()) {
            Operation operation = recorded.operation();
            if (operation instanceof CreateTable create
                    && schema.table(create.table().name()) != null
                    && !gone.contains(create.table().name())) {
                met.add(create.table().name());
            } else if (operation instanceof DropTable drop) {
                gone.add(drop.table());
            } else {
                TableMove.of(operation).ifPresent(each -> gone.add(each.from()));
            }
        }
        return met;
    }
}
