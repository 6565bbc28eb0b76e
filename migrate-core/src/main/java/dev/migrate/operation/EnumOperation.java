package dev.migrate.operation;

import dev.migrate.schema.EnumType;
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

    /** Gives a label of an enum type another name, in all rows. */
    record RenameLabel(TableName name, String from, String to) implements EnumOperation {

        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.renameLabel(this);
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
