package dev.migrate.operation;

import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ConstraintKind;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.OptionWords;
import dev.migrate.schema.SqlType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One change within a table: the smallest that can be dangerous on its own. */
public sealed interface TableChange {

    /** Calls the method for this change. */
    <R> R accept(Visitor<R> visitor);

    /** One method for each change. */
    interface Visitor<R> {

        /** Called for a new column. */
        R addColumn(AddColumn change);

        /** Called for the removal of a column. */
        R dropColumn(DropColumn change);

        /** Called for a new name of a column. */
        R renameColumn(RenameColumn change);

        /** Called for another type. */
        R setColumnType(SetColumnType change);

        /** Called for accepting null or not. */
        R setColumnNullable(SetColumnNullable change);

        /** Called for another default. */
        R setColumnDefault(SetColumnDefault change);

        /** Called for another numbering. */
        R setColumnIdentity(SetColumnIdentity change);

        /** Called for being computed from something else, or no longer. */
        R setColumnGenerated(SetColumnGenerated change);

        /** Called for another collation. */
        R setColumnCollation(SetColumnCollation change);

        /** Called for another comment of a column. */
        R setColumnComment(SetColumnComment change);

        /** Called for a new constraint. */
        R addConstraint(AddConstraint change);

        /** Called for the removal of a constraint. */
        R dropConstraint(DropConstraint change);

        /** Called for a new name of a constraint. */
        R renameConstraint(RenameConstraint change);

        /** Called for looking at the rows that a constraint has not been looked at for. */
        R validateConstraint(ValidateConstraint change);

        /** Called for another comment of the table. */
        R setTableComment(SetTableComment change);

        /** Called for other options of the table. */
        R setTableOptions(SetTableOptions change);
    }

    /**
     * Adds a column.
     *
     * @param position where it stands, or null for the last place
     */
    record AddColumn(Column column, @Nullable ColumnPosition position) implements TableChange {

        /** Adds a column in the last place. */
        public AddColumn(Column column) {
            this(column, null);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addColumn(this);
        }
    }

    /** Drops a column with its values; constraints and indexes that speak of it are dropped before. */
    record DropColumn(Identifier column) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropColumn(this);
        }
    }

    /** Gives a column another name. */
    record RenameColumn(Identifier from, Identifier to) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameColumn(this);
        }
    }

    /**
     * Gives a column another type.
     *
     * @param using the SQL expression that converts the old values, or null for the database's own conversion
     */
    record SetColumnType(
            Identifier column, SqlType type, @Nullable String using) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setColumnType(this);
        }
    }

    /** Makes a column accept null or not. */
    record SetColumnNullable(Identifier column, boolean nullable) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setColumnNullable(this);
        }
    }

    /**
     * Gives a column another default.
     *
     * @param defaultValue the default, or null for none
     */
    record SetColumnDefault(Identifier column, @Nullable ColumnDefault defaultValue) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setColumnDefault(this);
        }
    }

    /**
     * Lets the database number a column, or no longer.
     *
     * @param identity the numbering, or null for none
     */
    record SetColumnIdentity(Identifier column, @Nullable Identity identity) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setColumnIdentity(this);
        }
    }

    /**
     * Computes a column from something else, or no longer.
     *
     * @param generated the expression, or null for an ordinary column, which keeps the values it has
     */
    record SetColumnGenerated(Identifier column, @Nullable Generated generated) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setColumnGenerated(this);
        }
    }

    /**
     * Gives a column another collation.
     *
     * @param collation the collation's name, or null for the default
     */
    record SetColumnCollation(Identifier column, @Nullable String collation) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setColumnCollation(this);
        }
    }

    /**
     * Gives a column another comment.
     *
     * @param comment the comment, or null for none
     */
    record SetColumnComment(Identifier column, @Nullable String comment) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setColumnComment(this);
        }
    }

    /** Adds a constraint, which must have a name. */
    record AddConstraint(Constraint constraint) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addConstraint(this);
        }
    }

    /**
     * Drops a constraint.
     *
     * @param columns the columns it is expected to have, or empty where that is not known
     */
    record DropConstraint(ConstraintKind kind, Identifier name, List<Identifier> columns) implements TableChange {

        /** Copies the columns. */
        public DropConstraint {
            columns = List.copyOf(columns);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropConstraint(this);
        }
    }

    /** Gives a constraint another name. */
    record RenameConstraint(Identifier from, Identifier to) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameConstraint(this);
        }
    }

    /** Looks at the rows that were there before a foreign key or check, which must keep it from now on. */
    record ValidateConstraint(Identifier name) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.validateConstraint(this);
        }
    }

    /**
     * Gives the table another comment.
     *
     * @param comment the comment, or null for none
     */
    record SetTableComment(@Nullable String comment) implements TableChange {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setTableComment(this);
        }
    }

    /**
     * Gives the table other options on one database; those that are not named stay.
     *
     * @param dialect the short name of the database
     * @param words the options that it gets, in the database's own words, or the empty text
     * @param dropped the names of the options that are to be again as if nobody had said them
     */
    record SetTableOptions(String dialect, String words, List<String> dropped) implements TableChange {

        /** Copies the names, in lower case. */
        public SetTableOptions {
            words = words.strip();
            dropped = dropped.stream()
                    .map(each -> each.strip().toLowerCase(Locale.ROOT))
                    .toList();
        }

        /** Returns the options that the table gets. */
        public OptionWords given() {
            return OptionWords.of(dialect, words);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setTableOptions(this);
        }
    }
}
