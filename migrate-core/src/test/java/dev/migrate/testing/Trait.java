package dev.migrate.testing;

import java.util.EnumSet;
import java.util.Set;

/** What schemas that a seed makes up may have and some database has not. */
public enum Trait {
    /** Names that only quotes make possible. */
    QUOTED_NAMES,
    /** Schemas beside the default one. */
    SCHEMAS,
    /** Sequences. */
    SEQUENCES,
    /** Limits, ends and caches of sequences and numberings. */
    NUMBER_LIMITS,
    /** Sequences that belong to columns. */
    OWNED_SEQUENCES,
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
    /** Types that few databases have, such as ranges and shapes. */
    OWN_TYPES,
    /** Indexes with a condition. */
    PARTIAL_INDEXES,
    /** Indexes of expressions. */
    EXPRESSION_INDEXES,
    /** Unique indexes that take nulls for equal. */
    EQUAL_NULLS,
    /** Foreign keys that wait for the end of the transaction. */
    DEFERRED_KEYS,
    /** Unique constraints that do. */
    DEFERRED_UNIQUES,
    /** Exclusion constraints. */
    EXCLUSIONS,
    /** Foreign keys that match in full. */
    FULL_MATCHES,
    /** What is done outside a transaction, while rows are written. */
    ONLINE,
    /** What is done only where there is a need. */
    CONDITIONS,
    /** Statements in SQL, and code. */
    SQL,
    /** Rows. */
    ROWS,
    /** Rows of values of all kinds, whatever the columns are. */
    ANY_VALUES,
    /** Enumerations with a name of their own, whose types stay behind when the tables go. */
    NAMED_TYPES,
    /** Enum types that are created before columns are of them. */
    ENUM_TYPES,
    /** Words about new tables that only one database sees. */
    TABLE_OPTIONS,
    /** Views, routines and triggers, in words that no database has. */
    DEFINITIONS,
    /** Constraints without a name. */
    UNNAMED_CONSTRAINTS,
    /** Options of one database, and tables that are replaced by others: what only a dialect's lowering makes. */
    OF_ONE_DATABASE;

    /** Returns all that authors of revisions write for any database, and that differences of schemas are made of. */
    public static Set<Trait> portable() {
        return EnumSet.complementOf(EnumSet.of(OWN_TYPES, UNNAMED_CONSTRAINTS, OF_ONE_DATABASE));
    }

    /** Returns the portable ones without some. */
    static Set<Trait> without(Trait first, Trait... more) {
        Set<Trait> traits = portable();
        traits.removeAll(EnumSet.of(first, more));
        return traits;
    }
}
