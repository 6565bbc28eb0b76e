package dev.migrate.operation;

import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/** What is done to a schema (a namespace of tables) as a whole, and between two of them. */
public sealed interface SchemaOperation extends Operation {

    /** Calls the method for this operation. */
    <R> R visit(Visitor<R> visitor);

    @Override
    default <R> R accept(Operation.Visitor<R> visitor) {
        return visitor.schema(this);
    }

    /** One method for each operation on schemas. */
    interface Visitor<R> {

        /** Called for a table that gets into another schema. */
        R setSchema(SetSchema operation);

        /** Called for a new name of a schema. */
        R renameSchema(RenameSchema operation);
    }

    /**
     * Puts a table with its rows into another schema, where it has the same name.
     *
     * @param schema the schema, or null for the one that tables without a schema are in
     */
    record SetSchema(TableName table, @Nullable Identifier schema) implements SchemaOperation {

        /** Returns the whole new name. */
        public TableName moved() {
            return new TableName(schema, table.name());
        }

        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.setSchema(this);
        }
    }

    /** Gives a schema with all that is in it another name. */
    record RenameSchema(Identifier from, Identifier to) implements SchemaOperation {

        /** Returns the name that something has when this is done. */
        public TableName renamed(TableName name) {
            return from.equals(name.schema()) ? new TableName(to, name.name()) : name;
        }

        /** Returns the name that a view, routine or trigger has from then on, a trigger's table included. */
        public DefinitionName renamed(DefinitionName name) {
            TableName on = name.table();
            return new DefinitionName(
                    name.kind(), renamed(name.name()), name.arguments(), on == null ? null : renamed(on));
        }

        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.renameSchema(this);
        }
    }
}
