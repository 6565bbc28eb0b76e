package dev.migrate.dialect.mysql;

import dev.migrate.dialect.Ability;
import dev.migrate.dialect.DatabaseVersion;
import dev.migrate.schema.DefinitionKind;
import java.util.EnumSet;
import java.util.Set;

/** MySQL or MariaDB of one version: what the two do differently, as data. */
record Product(boolean mariaDb, DatabaseVersion version) {

    static final Product MYSQL = new Product(false, MySqlDialectProvider.OLDEST);

    static final Product MARIADB = new Product(true, MariaDbDialectProvider.OLDEST);

    /** Returns the short name. */
    String name() {
        return mariaDb ? MariaDbDialectProvider.NAME : MySqlDialectProvider.NAME;
    }

    /** Returns the name as its owners write it. */
    String words() {
        return mariaDb ? "MariaDB" : "MySQL";
    }

    /** Returns whether there are sequences; else a table with one row stands for each. */
    boolean hasSequences() {
        return mariaDb;
    }

    /** Returns whether there is a type for them; else they are kept as 16 bytes. */
    boolean hasUuids() {
        return mariaDb;
    }

    /** Returns whether an index can be made of expressions. */
    boolean hasExpressionIndexes() {
        return MySqlAbilities.of(this).can(Ability.EXPRESSION_INDEXES);
    }

    /** Returns whether JSON is a text with a check. */
    boolean keepsJsonAsText() {
        return mariaDb;
    }

    /** Returns whether a column type can say that it is of the national character set. */
    boolean hasNationalCharacters() {
        return !mariaDb;
    }

    /** Returns whether a generated column can be declared not null. */
    boolean hasNotNullGenerated() {
        return !mariaDb;
    }

    /** Returns whether checks, generated columns and indexes follow when a column is renamed. */
    boolean renamesInExpressions() {
        return mariaDb;
    }

    /** Returns whether the catalog prints defaults as expressions, and texts with all escapes that SQL needs. */
    boolean printsExpressions() {
        return mariaDb;
    }

    /** Returns whether a foreign key is content with an index whose columns descend. */
    boolean usesDescendingForKeys() {
        return mariaDb;
    }

    /** Returns the word of an index that queries do not use. */
    String invisible() {
        return mariaDb ? " ignored" : " invisible";
    }

    /** Returns the words of an index that queries use again. */
    String visible() {
        return mariaDb ? " not ignored" : " visible";
    }

    /** Returns what is replaced in one statement, which keeps the rights to it. */
    Set<DefinitionKind> replaced() {
        return mariaDb
                ? EnumSet.of(
                        DefinitionKind.VIEW, DefinitionKind.FUNCTION, DefinitionKind.PROCEDURE, DefinitionKind.TRIGGER)
                : EnumSet.of(DefinitionKind.VIEW);
    }

    /** Returns the words that drop a check. */
    String dropCheck() {
        return mariaDb ? "drop constraint " : "drop check ";
    }
}
