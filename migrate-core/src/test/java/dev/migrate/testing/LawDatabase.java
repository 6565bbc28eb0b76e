package dev.migrate.testing;

import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.PostgresVersions;
import dev.migrate.testsupport.TestDatabase;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The databases that the laws of dialects are shown on: a new dialect is a line here. */
public enum LawDatabase {
    POSTGRESQL_14(
            TestDatabase.POSTGRESQL_14, "set session_replication_role = ", "replica", "origin", Trait.EQUAL_NULLS),
    POSTGRESQL_15("15"),
    POSTGRESQL_16("16"),
    POSTGRESQL_17("17"),
    /** Its computed columns are virtual, and cannot be part of keys and indexes. */
    POSTGRESQL_18(
            TestDatabase.POSTGRESQL_18,
            "set session_replication_role = ",
            "replica",
            "origin",
            Trait.GENERATED_COLUMNS),
    H2(
            TestDatabase.H2,
            "set referential_integrity ",
            "false",
            "true",
            Trait.OWNED_SEQUENCES,
            Trait.ENUM_TYPES,
            Trait.COLLATIONS,
            Trait.PARTIAL_INDEXES,
            Trait.EXPRESSION_INDEXES,
            Trait.DEFERRED_KEYS,
            Trait.DEFERRED_UNIQUES,
            Trait.FULL_MATCHES,
            Trait.EXCLUSIONS),
    MYSQL_8_0(
            TestDatabase.MYSQL_8_0,
            "set foreign_key_checks = ",
            "0",
            "1",
            Trait.NUMBER_LIMITS,
            Trait.OWNED_SEQUENCES,
            Trait.ENUM_TYPES,
            Trait.COLLATIONS,
            Trait.PARTIAL_INDEXES,
            Trait.EQUAL_NULLS,
            Trait.DEFERRED_KEYS,
            Trait.DEFERRED_UNIQUES,
            Trait.FULL_MATCHES,
            Trait.EXCLUSIONS),
    MARIADB_10_11(
            TestDatabase.MARIADB_10_11,
            "set foreign_key_checks = ",
            "0",
            "1",
            Trait.ENUM_TYPES,
            Trait.COLLATIONS,
            Trait.PARTIAL_INDEXES,
            Trait.EXPRESSION_INDEXES,
            Trait.EQUAL_NULLS,
            Trait.DEFERRED_KEYS,
            Trait.DEFERRED_UNIQUES,
            Trait.FULL_MATCHES,
            Trait.EXCLUSIONS),
    MARIADB_11_4(
            TestDatabase.MARIADB_11_4,
            "set foreign_key_checks = ",
            "0",
            "1",
            Trait.OWNED_SEQUENCES,
            Trait.NUMBER_LIMITS,
            Trait.ENUM_TYPES,
            Trait.COLLATIONS,
            Trait.PARTIAL_INDEXES,
            Trait.EXPRESSION_INDEXES,
            Trait.EQUAL_NULLS,
            Trait.DEFERRED_KEYS,
            Trait.DEFERRED_UNIQUES,
            Trait.FULL_MATCHES,
            Trait.EXCLUSIONS),
    SQLITE(
            TestDatabase.SQLITE,
            "pragma foreign_keys = ",
            "off",
            "on",
            Trait.NUMBER_LIMITS,
            Trait.OWNED_SEQUENCES,
            Trait.ENUM_TYPES,
            Trait.COLLATIONS,
            Trait.EQUAL_NULLS,
            Trait.DEFERRED_UNIQUES,
            Trait.FULL_MATCHES,
            Trait.EXCLUSIONS);

    private static final Set<Trait> NEVER = EnumSet.of(
            Trait.ONLINE,
            Trait.DEFINITIONS,
            Trait.SCHEMAS,
            Trait.OWN_TYPES,
            Trait.ANY_VALUES,
            Trait.SQL,
            Trait.UNNAMED_CONSTRAINTS,
            Trait.OF_ONE_DATABASE);

    private static final List<Integer> SERVERS_OWN = List.of(1071, 1118, 1901, 1904, 3104, 3109, 3818, 3823);

    private static final int NO_SUCH_TABLE = 1146;

    private final TestDatabase product;
    private final String version;
    private final String foreignKeys;
    private final String off;
    private final String on;

    @SuppressWarnings("ImmutableEnumChecker") // it is a Set.of
    private final Set<Trait> without;

    /**
     * Creates a database.
     *
     * @param foreignKeys the beginning of the statement that switches the checking of foreign keys
     * @param without what it does not have, or what its dialect refuses always
     */
    LawDatabase(TestDatabase product, String foreignKeys, String off, String on, Trait... without) {
        this.product = product;
        this.foreignKeys = foreignKeys;
        this.off = off;
        this.on = on;
        this.without = Set.of(without);
        this.version = "";
    }

    /** Creates a version of PostgreSQL that has what the newest has but for virtual columns. */
    LawDatabase(String version) {
        this.product = TestDatabase.POSTGRESQL_18;
        this.foreignKeys = "set session_replication_role = ";
        this.off = "replica";
        this.on = "origin";
        this.without = Set.of();
        this.version = version;
    }

    /** Creates an empty database that nobody else uses; closing it drops it. */
    public FreshDatabase create() {
        return version.isEmpty() ? product.create() : PostgresVersions.create(version);
    }

    /** Returns the product. */
    public TestDatabase product() {
        return product;
    }

    /** Returns what schemas that are made up for it may have. */
    public Set<Trait> traits() {
        Set<Trait> traits = EnumSet.allOf(Trait.class);
        traits.removeAll(NEVER);
        traits.removeAll(without);
        return traits;
    }

    /**
     * Returns whether the server refuses a statement for what it alone knows: on MySQL and MariaDB a check or a computed
     * column of a key that acts, or a row or key that is too long; and MySQL 8.0.31, having renamed a column, sometimes
     * says that its table is not there.
     */
    public boolean knowsAlone(SQLException refusal) {
        boolean renamedAndRegretted = refusal.getErrorCode() == NO_SUCH_TABLE
                && String.valueOf(refusal.getMessage()).contains(" rename column ");
        return stopsEarly() && (SERVERS_OWN.contains(refusal.getErrorCode()) || renamedAndRegretted);
    }

    /** Returns whether a statement puts the present moment where null was: MariaDB does so to a time that may be null no more. */
    boolean fillsNulls(String statement) {
        return product.isMariaDb()
                && statement.matches("(?s).*modify column \\S+ timestamp\\S* not null default current_timestamp.*");
    }

    /** Returns whether stories may end before their last step, so that less happens in them. */
    public boolean stopsEarly() {
        return product == TestDatabase.MYSQL_8_0 || product.isMariaDb();
    }

    String foreignKeys(boolean checked) {
        return foreignKeys + (checked ? on : off);
    }
}
