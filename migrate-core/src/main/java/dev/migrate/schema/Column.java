package dev.migrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param defaultValue the default, or null for none
 * @param identity the numbering, or null for none
 * @param generated the expression it is computed from, or null for an ordinary column
 * @param collation the collation's name, or null for the default
 * @param comment the comment, or null for none
 */
public record Column(
        Identifier name,
        SqlType type,
        boolean nullable,
        @Nullable ColumnDefault defaultValue,
        @Nullable Identity identity,
        @Nullable Generated generated,
        @Nullable String collation,
        @Nullable String comment) {

    /** Creates a nullable column that has nothing but a type. */
    public static Column of(Identifier name, SqlType type) {
        return new Column(name, type, true, null, null, null, null, null);
    }

    /** Returns this column under another name. */
    public Column withName(Identifier newName) {
        return new Column(newName, type, nullable, defaultValue, identity, generated, collation, comment);
    }

    /** Returns this column with another type. */
    public Column withType(SqlType newType) {
        return new Column(name, newType, nullable, defaultValue, identity, generated, collation, comment);
    }

    /** Returns this column accepting null or not. */
    public Column withNullable(boolean newNullable) {
        return new Column(name, type, newNullable, defaultValue, identity, generated, collation, comment);
    }

    /** Returns this column with another default. */
    public Column withDefault(@Nullable ColumnDefault newDefault) {
        return new Column(name, type, nullable, newDefault, identity, generated, collation, comment);
    }

    /** Returns this column with another numbering. */
    public Column withIdentity(@Nullable Identity newIdentity) {
        return new Column(name, type, nullable, defaultValue, newIdentity, generated, collation, comment);
    }

    /** Returns this column computed from another expression. */
    public Column withGenerated(@Nullable Generated newGenerated) {
        return new Column(name, type, nullable, defaultValue, identity, newGenerated, collation, comment);
    }

    /** Returns this column with another collation. */
    public Column withCollation(@Nullable String newCollation) {
        return new Column(name, type, nullable, defaultValue, identity, generated, newCollation, comment);
    }

    /** Returns this column with another comment. */
    public Column withComment(@Nullable String newComment) {
        return new Column(name, type, nullable, defaultValue, identity, generated, collation, newComment);
    }
}
