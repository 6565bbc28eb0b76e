package dev.migrate.dialect.postgresql;

import dev.migrate.dialect.Ability;
import dev.migrate.dialect.DatabaseVersion;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Replay;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.Exclude;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableOption;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Computed columns without values of their own, which PostgreSQL has since version 18, and of which it has no keys and indexes.
 * Whether a column that is there is one the catalog tells.
 */
record VirtualColumns(DatabaseVersion version, SchemaView before) {

    private static TableOption option(Identifier column) {
        return TableOption.ofColumn(PostgreSqlDialect.NAME, column, "virtual");
    }

    /** Returns a table of which is known that some columns keep no values. */
    static Table marked(Table table, Collection<Identifier> columns) {
        Set<TableOption> options = new LinkedHashSet<>(table.options());
        columns.forEach(each -> options.add(option(each)));
        return table.withOptions(options);
    }

    /** Refuses indexes and keys of columns that keep no values. */
    void check(List<Operation> lowered) {
        for (Operation operation : lowered) {
            if (operation instanceof CreateTable create
                    && PostgreSqlAbilities.of(version).can(Ability.VIRTUAL_COLUMNS)) {
                create.table().constraints().forEach(each -> check(create.table(), each, computed(create.table())));
            } else if (operation instanceof CreateIndex create) {
                Table table = before.table(create.table());
                if (table != null) {
                    check(table, create.index());
                }
            } else if (operation instanceof AlterTable alter) {
                check(alter);
            }
        }
    }

    private void check(AlterTable alter) {
        Table known = before.table(alter.table());
        if (known == null || known(known).isEmpty()) {
            return;
        }
        Table table = known;
        for (TableChange change : alter.changes()) {
            if (change instanceof AddConstraint add) {
                check(table, add.constraint(), known(table));
            }
            table = Replay.apply(table, List.of(change));
        }
    }

    private static void check(Table table, Index index) {
        for (Identifier column : known(table)) {
            if (index.mentions(column)) {
                throw refusal(table, column, "index " + index.name());
            }
        }
    }

    private static void check(Table table, Constraint constraint, List<Identifier> columns) {
        for (Identifier column : constraint instanceof Check ? List.<Identifier>of() : columns) {
            if (constraint.columns().contains(column)
                    || constraint instanceof Exclude exclude && exclude.mentions(column)) {
                throw refusal(table, column, constraint.kind().words() + " " + constraint.name());
            }
        }
    }

    private static List<Identifier> computed(Table table) {
        return table.columns().values().stream()
                .filter(each -> each.generated() != null)
                .map(Column::name)
                .toList();
    }

    private static List<Identifier> known(Table table) {
        return table.columns().keySet().stream()
                .filter(each -> table.options().contains(option(each)))
                .toList();
    }

    private static UnsupportedOperationInDialectException refusal(Table table, Identifier column, String what) {
        return new UnsupportedOperationInDialectException(
                "PostgreSQL keeps no values of a computed column since version 18, so that it has no keys and indexes of it.\n    table   "
                        + table.name() + "\n    column  " + column + "\n    for     " + what
                        + "\nIndex what it is computed from, op.createIndex(…, i -> i.expression(\"…\")), or make it an ordinary"
                        + " column.");
    }
}
