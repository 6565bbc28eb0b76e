package dev.migrate.dialect.mysql;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableOption;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks that MySQL keeps without looking at rows; that is said again when the check is made again, or it would be lost. */
final class UnenforcedChecks {

    private static final String VALUE = "not enforced";
    private static final String WORDS = " " + VALUE;

    private final SchemaView before;
    private final Product product;

    /** Creates what knows the checks of a schema. */
    UnenforcedChecks(SchemaView before, Product product) {
        this.before = before;
        this.product = product;
    }

    /** Returns an operation so that a check which it makes anew is not looked at either. */
    Operation kept(Operation operation) {
        if (operation instanceof AlterTable alter
                && alter.changes().size() == 1
                && alter.changes().get(0) instanceof AddConstraint add) {
            Table table = before.table(alter.table());
            String words = table == null ? "" : words(table, add.constraint().name());
            MySqlWriter writer = new MySqlWriter(product);
            String sql = "alter table " + writer.name(alter.table()) + " add " + writer.definition(add.constraint());
            return words.isEmpty() ? operation : new ExecuteSql(sql + words, List.of(operation), true);
        }
        return operation;
    }

    /** Returns what the inspector notes of such a check. */
    static TableOption option(Identifier check) {
        return TableOption.ofConstraint(MySqlDialectProvider.NAME, check, VALUE);
    }

    /** Returns the words behind a check that is stated again under its name, or nothing. */
    static String words(Table before, @Nullable Identifier check) {
        return check != null && before.options().contains(option(check)) ? WORDS : "";
    }

    /** Returns the words behind a constraint that is added, which may be a check under a new name, or nothing. */
    static String wordsOfRenamed(Table before, Constraint added) {
        return before.constraints().stream()
                .filter(each -> each instanceof Check old
                        && added instanceof Check check
                        && old.expression().equals(check.expression())
                        && !words(before, old.name()).isEmpty()
                        && !Objects.equals(old.name(), check.name()))
                .findFirst()
                .map(each -> WORDS)
                .orElse("");
    }
}
