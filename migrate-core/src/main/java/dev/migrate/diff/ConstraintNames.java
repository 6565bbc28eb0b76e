package dev.migrate.diff;

import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.DropConstraint;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.Exclude;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of constraints, conventional ones where a constraint has none. */
final class ConstraintNames {

    private ConstraintNames() {}

    /**
     * Returns a constraint of a table with a name that no other one has.
     *
     * @param former what else has its name at the same time
     */
    static Constraint named(Table table, Constraint constraint, Collection<Constraint> former) {
        if (constraint.name() != null) {
            return constraint;
        }
        Set<Identifier> taken = new TreeSet<>();
        Stream.concat(table.constraints().stream(), former.stream())
                .flatMap(each -> Stream.ofNullable(each.name()))
                .forEach(taken::add);
        for (Constraint each : table.constraints()) {
            if (each.equals(constraint)) {
                break;
            }
            if (each.name() == null) {
                taken.add(free(table.name(), each, taken));
            }
        }
        return constraint.withName(free(table.name(), constraint, taken));
    }

    private static Identifier free(TableName table, Constraint constraint, Set<Identifier> taken) {
        Identifier name = conventional(table, constraint);
        Identifier free = name;
        for (int number = 2; taken.contains(free); number++) {
            free = Identifier.ofPlainOrQuoted(name.text() + "_" + number);
        }
        return free;
    }

    static TableChange drop(TableName table, Constraint constraint) {
        Identifier name = Objects.requireNonNullElseGet(constraint.name(), () -> conventional(table, constraint));
        return new DropConstraint(constraint.kind(), name, constraint.columns());
    }

    private static Identifier conventional(TableName table, Constraint constraint) {
        String prefix = constraint.accept(new Prefix());
        String columns = constraint instanceof PrimaryKey
                ? ""
                : constraint.columns().stream().map(each -> "_" + each.text()).collect(Collectors.joining());
        return Identifier.ofPlainOrQuoted(prefix + "_" + table.name().text() + columns);
    }

    private static final class Prefix implements Constraint.Visitor<String> {

        @Override
        public String primaryKey(PrimaryKey constraint) {
            return "pk";
        }

        @Override
        public String unique(Unique constraint) {
            return "uq";
        }

        @Override
        public String foreignKey(ForeignKey constraint) {
            return "fk";
        }

        @Override
        public String check(Check constraint) {
            return "ck";
        }

        @Override
        public String exclude(Exclude constraint) {
            return "ex";
        }
    }
}
