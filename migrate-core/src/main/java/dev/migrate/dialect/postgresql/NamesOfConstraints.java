package dev.migrate.dialect.postgresql;

import dev.migrate.dialect.ChosenNames;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Gives names to the constraints of a table that have none. */
final class NamesOfConstraints {

    private final Table table;
    private final Set<Identifier> taken = new TreeSet<>();

    NamesOfConstraints(Table table) {
        this.table = table;
        for (Constraint constraint : table.constraints()) {
            Identifier name = constraint.name();
            if (name != null) {
                taken.add(name);
            }
        }
    }

    Constraint named(Constraint constraint) {
        if (constraint.name() != null) {
            return constraint;
        }
        List<String> parts = new ArrayList<>();
        parts.add(
                switch (constraint.kind()) {
                    case PRIMARY_KEY -> "pk";
                    case UNIQUE -> "uq";
                    case FOREIGN_KEY -> "fk";
                    case CHECK -> "ck";
                    case EXCLUDE -> "ex";
                });
        parts.add(table.name().name().folded());
        if (!(constraint instanceof Constraint.PrimaryKey)) {
            constraint.columns().forEach(column -> parts.add(column.folded()));
        }
        Identifier name = ChosenNames.free(parts, taken::contains, PostgreSqlDialect.MAX_IDENTIFIER_BYTES);
        taken.add(name);
        return constraint.withName(name);
    }
}
