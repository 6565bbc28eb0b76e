package dev.migrate.dialect;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Gives names to the constraints of one table that have none; not for use by several threads. */
public final class NamesOfConstraints {

    private final Table table;
    private final int maxBytes;
    private final Set<Identifier> taken = new TreeSet<>();

    /**
     * Creates names beside those that constraints of the table have.
     *
     * @param maxBytes how long a name may be, in bytes of UTF-8
     */
    public NamesOfConstraints(Table table, int maxBytes) {
        this.table = table;
        this.maxBytes = maxBytes;
        for (Constraint constraint : table.constraints()) {
            Identifier name = constraint.name();
            if (name != null) {
                taken.add(name);
            }
        }
    }

    /** Returns a constraint with its name, or with one that no other constraint so far has. */
    public Constraint named(Constraint constraint) {
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
        Identifier name = ChosenNames.free(parts, taken::contains, maxBytes);
        taken.add(name);
        return constraint.withName(name);
    }
}
