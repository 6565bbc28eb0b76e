package dev.migrate.operation;

import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.Identifier;

/** What is done to views, routines and triggers, whose texts are replaced as a whole. */
public sealed interface DefinitionOperation extends Operation {

    /** Returns what is created, replaced or dropped. */
    DefinitionName name();

    /** Calls the method for this operation. */
    <R> R visit(Visitor<R> visitor);

    @Override
    default <R> R accept(Operation.Visitor<R> visitor) {
        return visitor.definition(this);
    }

    /** One method for each operation on definitions. */
    interface Visitor<R> {

        /** Called for a new definition. */
        R create(CreateDefinition operation);

        /** Called for another text. */
        R replace(ReplaceDefinition operation);

        /** Called for the removal of a definition. */
        R drop(DropDefinition operation);

        /** Called for another name. */
        R rename(RenameDefinition operation);
    }

    /** Creates a view, routine or trigger. */
    record CreateDefinition(Definition definition) implements DefinitionOperation {

        @Override
        public DefinitionName name() {
            return definition.name();
        }

        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.create(this);
        }
    }

    /** Gives a view, routine or trigger another text. */
    record ReplaceDefinition(Definition definition) implements DefinitionOperation {

        @Override
        public DefinitionName name() {
            return definition.name();
        }

        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.replace(this);
        }
    }

    /** Drops a view, routine or trigger. */
    record DropDefinition(DefinitionName name) implements DefinitionOperation {

        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.drop(this);
        }
    }

    /** Gives a view or domain another name in its schema; columns are of the domain under its new name. */
    record RenameDefinition(DefinitionName name, Identifier to) implements DefinitionOperation {

        /** Checks that it is a view or a domain. */
        public RenameDefinition {
            if (!name.kind().isView() && name.kind() != DefinitionKind.DOMAIN) {
                throw new IllegalArgumentException("Only views and domains get another name: " + name);
            }
        }

        /** Returns the whole new name. */
        public DefinitionName renamed() {
            return DefinitionName.of(name.kind(), name.name().sibling(to));
        }

        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.rename(this);
        }
    }
}
