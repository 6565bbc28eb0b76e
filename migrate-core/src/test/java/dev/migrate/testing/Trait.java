package dev.migrate.testing;

/** What schemas that a seed makes up may have and some database has not. */
public enum Trait {
    /** Names that only quotes make possible. */
    QUOTED_NAMES,
    /** Schemas beside the default one. */
    SCHEMAS,
    /** Sequences. */
    SEQUENCES,
    /** Identity columns. */
    IDENTITY,
    /** Computed columns. */
    GENERATED_COLUMNS,
    /** Collations. */
    COLLATIONS,
    /** Comments. */
    COMMENTS,
    /** Arrays. */
    ARRAYS,
    /** Enumerations. */
    ENUMERATIONS,
    /** Types in a database's own words. */
    RAW_TYPES,
    /** Types that are rare, such as XML and internet addresses. */
    RARE_TYPES,
    /** Indexes with a condition. */
    PARTIAL_INDEXES,
    /** Indexes of expressions. */
    EXPRESSION_INDEXES,
    /** Statements in SQL, and code. */
    SQL,
    /** Rows. */
    ROWS
}
