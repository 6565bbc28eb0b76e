package dev.migrate.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A schema that can be asked for a table at a time, so that it need not be read whole. */
public interface SchemaView {

    /** Returns the table of a name, or null where there is none. */
    @Nullable
    Table table(TableName name);

    /** Returns the tables that have a foreign key to a table, itself included, ordered by name. */
    List<Table> referencing(TableName name);

    /** Returns the sequence of a name, or null where there is none. */
    @Nullable
    Sequence sequence(TableName name);

    /** Returns the enum type of a name, or null where there is none. */
    @Nullable
    EnumType enumType(TableName name);

    /** Returns the tables that have a column of an enum type, or of arrays of it, ordered by name. */
    List<Table> using(TableName enumType);

    /** Returns the tables with a column whose default takes numbers from a sequence, ordered by name. */
    List<Table> takingFrom(TableName sequence);

    /**
     * Returns the views that are known to read a table, directly or through others, in an order in which they can be
     * created; none where nobody looks at views.
     */
    default List<KnownView> viewsOver(TableName table) {
        return List.of();
    }

    /** Returns whether all is known that has been done to the schema, as it is not behind raw SQL in a script. */
    default boolean isSure() {
        return true;
    }

    /** Returns whether a view, routine or trigger is there. */
    Presence presence(DefinitionName name);

    /** Returns whether a schema (a namespace of tables) is there. */
    Presence presenceOfSchema(Identifier name);
}
