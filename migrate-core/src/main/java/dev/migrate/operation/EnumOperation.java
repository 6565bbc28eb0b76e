package dev.migrate.operation;

import dev.migrate.schema.EnumType;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.util.List;

/** What is done to enum types, where the database has types of its own for enumerations. */
public sealed interface EnumOperation extends Operation {

    /** Returns the name of the type. */
    TableName name();

    /** Calls the method for this operation. */
    <R> R visit(Visitor<R> visitor);

    @Override
    default <R> R accept(Operation.Visitor<R> visitor) {
        return visitor.enumType(this);
    }

    /** One method for each operation on enum types. */
    interface Visitor<R> {

        /** Called for a new type. */
        R createEnum(CreateEnum operation);

        /** Called for other labels. */
        R alterEnum(AlterEnum operation);

        /** Called for a new name of a label. */
        R renameLabel(RenameLabel operation);

        /** Called for a new name of a type. */
        R renameEnum(RenameEnum operation);

        /** Called for the removal of a type. */
        R dropEnum(DropEnum operation);
    }

    /** Creates an enum type. */
    record CreateEnum(EnumType type) implements EnumOperation {

        @Override
        public TableName name() {
            return type.name();
        }

        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.createEnum(this);
        }
    }

    /** Gives an enum type these labels, in this order. */
    record AlterEnum(TableName name, List<String> labels) implements EnumOperation {

        /** Copies the labels and checks them. */
        public AlterEnum {
            labels = new EnumType(name, labels).labels();
        }

        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.alterEnum(this);
        }
    }

    /**
     * Gives a label of an enum type another name, in all rows.
     *
     * @param columns the columns of the type, whose labels are renamed where the database has no enum types
     */
    record RenameLabel(TableName name, String from, String to, List<InTable> columns) implements EnumOperation {

        /** Renames a label where the database has enum types. */
        public RenameLabel(TableName name, String from, String to) {
            this(name, from, to, List.of());
        }

        /** Copies the columns. */
        public RenameLabel {
            columns = List.copyOf(columns);
        }

        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.renameLabel(this);
        }
    }

    /** A column of a table. */
    record InTable(TableName table, Identifier column) {}

    /** Gives an enum type another name in its schema; columns are of it under the new name. */
    record RenameEnum(TableName name, Identifier to) implements EnumOperation {

        /** Returns the whole new name. */
        public TableName renamed() {
            return name.sibling(to);
        }

        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.renameEnum(this);
        }
    }

    /** Drops an enum type that no column is of. */
    record DropEnum(TableName name) implements EnumOperation {

        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.dropEnum(this);
        }
    }
}
