package dev.migrate.dialect;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Action;

/** Says what a constraint demands, without its name. */
record ConstraintSentences(StandardWords writer) implements Constraint.Visitor<String> {

    @Override
    public String primaryKey(Constraint.PrimaryKey constraint) {
        return "primary key (" + writer.names(constraint.columns()) + ")";
    }

    @Override
    public String unique(Constraint.Unique constraint) {
        return "unique (" + writer.names(constraint.columns()) + ")";
    }

    @Override
    public String foreignKey(Constraint.ForeignKey constraint) {
        return "foreign key (" + writer.names(constraint.columns()) + ") references "
                + writer.name(constraint.referencedTable()) + " (" + writer.names(constraint.referencedColumns()) + ")"
                + action(" on delete ", constraint.onDelete())
                + action(" on update ", constraint.onUpdate());
    }

    private static String action(String when, Action action) {
        return action == Action.NO_ACTION ? "" : when + action.sql();
    }

    @Override
    public String check(Constraint.Check constraint) {
        return "check (" + constraint.expression() + ")";
    }
}
