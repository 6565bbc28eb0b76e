package dev.migrate.dialect;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Action;
import dev.migrate.schema.Deferral;
import java.util.stream.Collectors;

/** Says what a constraint demands, without its name. */
record ConstraintSentences(StandardWords writer) implements Constraint.Visitor<String> {

    @Override
    public String primaryKey(Constraint.PrimaryKey constraint) {
        return "primary key (" + writer.names(constraint.columns()) + ")" + deferral(constraint.deferral());
    }

    @Override
    public String unique(Constraint.Unique constraint) {
        return "unique " + (constraint.nullsDistinct() ? "" : "nulls not distinct ") + "("
                + writer.names(constraint.columns()) + ")" + deferral(constraint.deferral());
    }

    @Override
    public String foreignKey(Constraint.ForeignKey constraint) {
        return "foreign key (" + writer.names(constraint.columns()) + ") references "
                + writer.name(constraint.referencedTable()) + " (" + writer.names(constraint.referencedColumns()) + ")"
                + (constraint.options().matchFull() ? " match full" : "")
                + action(" on delete ", constraint.onDelete())
                + action(" on update ", constraint.onUpdate())
                + deferral(constraint.options().deferral())
                + valid(constraint.options().valid());
    }

    private static String deferral(Deferral deferral) {
        return deferral.sql().isEmpty() ? "" : " " + deferral.sql();
    }

    private static String valid(boolean valid) {
        return valid ? "" : " not valid";
    }

    private static String action(String when, Action action) {
        return action == Action.NO_ACTION ? "" : when + action.sql();
    }

    @Override
    public String exclude(Constraint.Exclude constraint) {
        return "exclude" + (constraint.method() == null ? "" : " using " + constraint.method())
                + constraint.elements().stream()
                        .map(each -> writer.part(each.part()) + " with " + each.operator())
                        .collect(Collectors.joining(", ", " (", ")"))
                + (constraint.where() == null ? "" : " where (" + constraint.where() + ")")
                + deferral(constraint.deferral());
    }

    @Override
    public String check(Constraint.Check constraint) {
        return "check (" + constraint.expression() + ")" + valid(constraint.valid());
    }
}
