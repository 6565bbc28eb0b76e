package dev.migrate.dialect;

/** Something about schemas that some databases can do and others cannot. */
public enum Ability {
    /** Indexes of the rows that a condition holds of. */
    PARTIAL_INDEXES(
            "no indexes of some rows only",
            "Leave the condition out for %s, or index a generated column that is null for the other rows."),
    /** Indexes of expressions. */
    EXPRESSION_INDEXES("no indexes of expressions", "Index a generated column that holds the expression."),
    /** Comments on indexes. */
    INDEX_COMMENTS("no comments on indexes", "Leave it out for %s."),
    /** Columns that an index keeps without being searched by. */
    INCLUDED_COLUMNS("no columns that an index only keeps", "Leave them out for %s."),
    /** A choice where rows without a value stand in an index. */
    ORDER_OF_NULLS("no choice where nulls stand in an index", "Leave it out for %s."),
    /** Nulls that stand behind all values, not before them, unless something else is said. */
    NULLS_LAST("no nulls behind all values", "Leave it out for %s."),
    /** Operator classes. */
    OPERATOR_CLASSES("no operator classes", "Leave it out for %s."),
    /** Collations of the parts of indexes. */
    COLLATED_INDEXES(
            "no collations of indexes",
            "Give the column the collation, or create the index only where op.dialect() is another database."),
    /** Unique indexes that take nulls for equal. */
    EQUAL_NULLS(
            "no unique indexes that take nulls for equal",
            "Keep a generated column unique that has a value of its own for null, or leave it out for %s."),
    /** Foreign keys that look at rows at the end of the transaction. */
    DEFERRED_KEYS(
            "no foreign keys that wait for the end of the transaction",
            "Leave initiallyDeferred() out for %s, and write rows in the order of their references."),
    /** Unique constraints that look at rows at the end of the transaction. */
    DEFERRED_UNIQUES(
            "no unique constraints that wait for the end of the transaction", "Leave initiallyDeferred() out for %s."),
    /** Transactions that say which constraints shall wait for their end. */
    CHOSEN_DEFERRAL("no constraints that a transaction lets wait", "Leave deferrable() out for %s."),
    /** Constraints that no two rows are related by operators. */
    EXCLUSIONS(
            "no exclusion constraints",
            "Leave it out for %s, and keep such rows out by a trigger or where they are written."),
    /** Foreign keys of which all columns are null, or none. */
    FULL_MATCHES(
            "no foreign keys that match in full",
            "Leave matchFull() out for %s, and add a check that all columns are null, or none."),
    /** Constraints that do not look at the rows that are there. */
    UNCHECKED_ROWS("no constraints that leave the rows alone that are there", "Leave notValid() out for %s."),
    /** Collations of columns. */
    COLLATIONS("no collations of columns", "Leave the collation out for %s, or set one for the whole database."),
    /** Computed columns that are computed from something else, with all that speaks of them in its place. */
    OTHER_EXPRESSIONS("no change of what a column is computed from", "Add a column, and drop the old one."),
    /** Computed columns that take no room, and so have no values to keep. */
    VIRTUAL_COLUMNS("no computed columns that take no room", "Leave it out for %s."),
    /** New columns in another place than the last one. */
    PLACES_OF_COLUMNS("no choice where a new column stands", "Leave it out for %s."),
    /** Tables that change the way in which they are stored. */
    OTHER_ACCESS_METHODS(
            "no change of the way in which a table is stored",
            "Create a new table using it, copy the rows, drop the old one and rename the new one."),
    /** Columns that may be null from now on, or no longer, and checks that go, in the table that is there. */
    CHANGED_CHECKS("no change of what may be null", "The table is made again for it."),
    /** Indexes that are not used for queries. */
    INVISIBLE_INDEXES("no invisible indexes", "Leave it out for %s.");

    private final String lack;
    private final String alternative;

    Ability(String lack, String alternative) {
        this.lack = lack;
        this.alternative = alternative;
    }

    /** Returns what a database lacks without this ability, after the words that it has. */
    String lack() {
        return lack;
    }

    /** Returns what to do instead on a product. */
    String alternative(String product) {
        return alternative.replace("%s", product);
    }
}
