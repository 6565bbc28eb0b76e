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
import dev.migrate.schema.TableName;
import java.util.Objects;
import java.util.stream.Collectors;

/** The names of constraints, conventional ones where a constraint has none. */
final class ConstraintNames {

    private ConstraintNames() {}

    static Constraint named(TableName table, Constraint constraint) {
        return constraint.name() == null ? constraint.withName(conventional(table, constraint)) : constraint;
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
