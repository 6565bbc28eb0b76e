package dev.migrate.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Replay;
import dev.migrate.operation.TableChange.RenameConstraint;
import dev.migrate.operation.TableChange.SetColumnIdentity;
import dev.migrate.operation.TableChange.SetColumnNullable;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.schema.Constraint.Action;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import dev.migrate.testsupport.TestDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What operations become, and what is refused. */
class MySqlSqlTests {

    private static final Dialect MYSQL = Dialects.onClassPath().named("mysql");
    private static final Dialect MARIADB = Dialects.onClassPath().named("mariadb");
    private static final Instant TIME = Instant.parse("2026-11-22T07:28:00.123456Z");

    private static Operation[] operations(Dialect dialect, Consumer<Operations> definition) {
        Operations op = new Operations(dialect.name());
        definition.accept(op);
        return op.operations().toArray(Operation[]::new);
    }

    private static Schema schema(Dialect dialect, Consumer<Operations> definition) {
        Schema state = Schema.empty();
        for (Operation operation : operations(dialect, definition)) {
            state = Replay.apply(state, dialect.lowering().rewrite(operation, state));
        }
        return state;
    }

    private static String sql(Dialect dialect, Consumer<Operations> before, Consumer<Operations> definition) {
        return Workbench.sql(dialect, schema(dialect, before), operations(dialect, definition));
    }

    private static void shop(Operations op) {
        op.createTable("owner", t -> {
            t.column("id", SqlTypes.bigint()).notNull().identity();
            t.primaryKey("pk_owner", "id");
        });
        op.createTable("pet", t -> {
            t.column("id", SqlTypes.uuid()).notNull();
            t.column("name", SqlTypes.varchar(80))
                    .notNull()
                    .defaultValue("'it''s \\ me'")
                    .comment("what it's called");
            t.column("kind", SqlTypes.enumeration("DOG", "CAT"));
            t.column("owner_id", SqlTypes.bigint());
            t.column("seen", SqlTypes.timestampUtc(6)).defaultValue("current_timestamp");
            t.column("notes", SqlTypes.clob()).defaultValue("'none'");
            t.primaryKey("pk_pet", "id");
            t.foreignKey("fk_pet_owner", "owner_id").references("owner", "id");
            t.check("ck_pet_name", "name <> ''");
        });
    }

    @Test
    void tablesAreCreatedWithCommentsAndWithoutTheNameOfTheKey() {
        assertThat(sql(MYSQL, op -> {}, MySqlSqlTests::shop)).isEqualTo("""
            create table owner (
                id bigint not null auto_increment,
                primary key (id)
            );
            create table pet (
                id binary(16) not null,
                name varchar(80) not null default 'it''s \\\\ me' comment 'what it''s called',
                kind enum ('CAT','DOG'),
                owner_id bigint,
                seen datetime(6) default current_timestamp(6),
                notes longtext default ('none'),
                primary key (id),
                constraint fk_pet_owner foreign key (owner_id) references owner (id),
                constraint ck_pet_name check (name <> '')
            );
            """);
    }

    @Test
    void changesOfATableAreOneStatementWhereTheyCan() {
        assertThat(sql(
                        MYSQL,
                        MySqlSqlTests::shop,
                        op -> op.alterTable("pet", t -> {
                            t.addColumn("chip", SqlTypes.varchar(20)).notNull().defaultValue("'-'");
                            t.alterColumn("name").type(SqlTypes.varchar(120)).nullable();
                            t.dropCheck("ck_pet_name");
                            t.alterColumn("kind").defaultValue("'CAT'");
                            t.alterColumn("chip").dropDefault();
                            t.comment("a pet's card");
                        })))
                .isEqualTo("""
                    alter table pet
                        add column chip varchar(20) not null default '-',
                        modify column name varchar(120) default 'it''s \\\\ me' comment 'what it''s called',
                        drop check ck_pet_name,
                        alter column kind set default 'CAT';
                    alter table pet
                        alter column chip drop default,
                        comment = 'a pet''s card';
                    """);
    }

    @Test
    void theIndexOfAForeignKeyGoesAndComesWithoutBeingAskedFor() {
        assertThat(sql(MYSQL, MySqlSqlTests::shop, op -> {
                    op.createIndex("ix_pet_owner", "pet", "owner_id", "name");
                    op.dropIndex("ix_pet_owner", "pet");
                    op.alterTable("pet", t -> t.dropForeignKey("fk_pet_owner"));
                }))
                .isEqualTo("""
                    alter table pet add index ix_pet_owner (owner_id, name), drop index fk_pet_owner;
                    alter table pet drop index ix_pet_owner, add index fk_pet_owner (owner_id);
                    alter table pet
                        drop foreign key fk_pet_owner,
                        drop index fk_pet_owner;
                    """);
    }

    @Test
    void aRenamedColumnTakesItsChecksAlong() {
        Consumer<Operations> rename = op -> op.alterTable("pet", t -> t.renameColumn("name", "call_name"));
        assertThat(sql(MYSQL, MySqlSqlTests::shop, rename)).isEqualTo("""
            alter table pet
                drop check ck_pet_name,
                rename column name to call_name,
                add constraint ck_pet_name check (call_name <> '');
            """);
        assertThat(sql(MARIADB, MySqlSqlTests::shop, rename))
                .isEqualTo("alter table pet rename column name to call_name;\n");
    }

    @Test
    void aSequenceIsATableOnMysqlAndASequenceOnMariadb() {
        Consumer<Operations> sequence = op -> op.createSequence("pet_seq", 1, 50);
        assertThat(sql(MYSQL, op -> {}, sequence)).isEqualTo("""
            create table pet_seq (
                next_val bigint
            );
            insert into pet_seq (next_val)
            values
                (1);
            """);
        assertThat(sql(MARIADB, op -> {}, sequence))
                .isEqualTo("create sequence pet_seq start with 1 increment by 50 nocache;\n");
    }

    @Test
    void wordsThatAreReservedAndNamesThatAreNotPlainAreQuoted() {
        assertThat(sql(
                        MYSQL,
                        op -> {},
                        op -> op.createTable("`Order Line`", t -> {
                            t.column("rank", SqlTypes.integer());
                            t.column("`a``b`", SqlTypes.integer());
                            t.check("ck", "rank > 0 and \"a`b\" < 3");
                        })))
                .isEqualTo("""
                    create table `Order Line` (
                        `rank` integer,
                        `a``b` integer,
                        constraint ck check (`rank` > 0 and `a``b` < 3)
                    );
                    """);
    }

    private static void assertRefused(Dialect dialect, Consumer<Operations> definition, String message) {
        assertThatExceptionOfType(UnsupportedOperationInDialectException.class)
                .isThrownBy(() -> sql(dialect, MySqlSqlTests::shop, definition))
                .withMessage(message);
    }

    @Test
    void whatCannotBeIsRefusedWithTheWayOut() {
        assertRefused(
                MYSQL, op -> op.createIndex("ix", "pet", i -> i.columns("name").where("kind is null")), """
                MySQL has no indexes of some rows only.
                    index  ix
                    table  pet
                Leave the condition out for MySQL, or index a generated column that is null for the other rows.\
                """);
        assertRefused(MARIADB, op -> op.createIndex("ix", "pet", i -> i.expression("lower(name)")), """
            MariaDB has no indexes of expressions.
                index  ix
                table  pet
            Index a generated column that holds the expression.\
            """);
        assertRefused(MYSQL, op -> op.dropSchema("old"), """
            MySQL drops a schema with all tables in it, instead of refusing one that is not empty.
                schema  old
            If that is what you want, write it: op.execute("drop schema old").\
            """);
        assertRefused(MYSQL, op -> op.alterTable("pet", t -> t.addColumn("at", SqlTypes.timeTz(0))), """
            MySQL has no times of day with a zone.
                type  timeTz(0)
            Use timeUtc(…), which keeps the time in UTC, or another type where op.dialect() is mysql.\
            """);
        assertRefused(MYSQL, op -> op.createTable("t", t -> t.column("x".repeat(65), SqlTypes.bigint())), """
            A name is too long for MySQL.
                name     %s
                length   65 characters
                allowed  64 characters
            Give it a shorter name.\
            """.replace(
                        "%s", "x".repeat(65)));
        assertThat(MYSQL.writer().name(Identifier.quoted("я".repeat(64)))).hasSize(66);
    }

    @Test
    void namesHoldOnlyWhatTheCatalogCanKeep() {
        assertRefused(MYSQL, op -> op.createTable("t", t -> t.column("`a😀`", SqlTypes.bigint())), """
            MySQL has no names with such a character.
                name       `a😀`
                character  U+1F600
            Give it a name without characters beyond U+FFFF, such as emoji.\
            """);
    }

    /** The default of a large value is an expression, and MySQL takes a literal for one only where the column is stated. */
    @Test
    void aLiteralBecomesTheDefaultOfALargeValue() {
        UnaryOperator<String> changed = value -> sql(
                MYSQL,
                op -> op.createTable(
                        "note", t -> t.column("words", SqlTypes.text()).notNull()),
                op -> op.alterTable("note", t -> t.alterColumn("words").defaultValue(value)));
        assertThat(changed.apply("'it'")).isEqualTo("""
                alter table note modify column words longtext not null default ('it');
                """);
        assertThat(changed.apply("upper('it')")).isEqualTo("""
                alter table note alter column words set default (upper('it'));
                """);
    }

    @Test
    void columnsThatForeignKeysHoldAreRefused() {
        Schema shop = schema(MYSQL, MySqlSqlTests::shop);
        AlterTable type = new AlterTable(
                TableName.of("owner"), List.of(new SetColumnType(Identifier.of("id"), SqlTypes.integer(), null)));
        assertThatExceptionOfType(UnsupportedOperationInDialectException.class)
                .isThrownBy(() -> MYSQL.lowering().rewrite(type, shop))
                .withMessage("""
                    MySQL gives a column another type only if no foreign key is made of it or refers to it.
                        table         owner
                        column        id
                        foreign keys  fk_pet_owner of pet
                    Drop the foreign keys before, and add them again when both of their sides are changed.\
                    """);
        AlterTable numbering = new AlterTable(
                TableName.of("pet"), List.of(new SetColumnIdentity(Identifier.of("owner_id"), Identity.byDefault())));
        assertThatExceptionOfType(UnsupportedOperationInDialectException.class)
                .isThrownBy(() -> MYSQL.lowering().rewrite(numbering, shop))
                .withMessage("""
                    MySQL numbers a column only if a key begins with it.
                        table   pet
                        column  owner_id
                    Give the table a primary key or a unique constraint that begins with the column, in the same operation.\
                    """);
    }

    @Test
    void aConstraintThatIsNotThereIsNotTakenForThePrimaryKey() {
        assertRefused(MYSQL, op -> op.alterTable("pet", t -> t.renameConstraint("uq_pet", "uq_pet_name")), """
                    Table pet has no constraint uq_pet.
                        table     pet
                        new name  uq_pet_name
                    If it is the primary key, which has no name on MySQL, leave it out where op.dialect() is mysql; \
                    if it is an index, write op.renameIndex(…).\
                    """);
        assertThat(MYSQL.lowering()
                        .rewrite(
                                new AlterTable(
                                        TableName.of("pet"),
                                        List.of(new RenameConstraint(
                                                Identifier.of("pk_pet"), Identifier.of("pk_animal")))),
                                schema(MYSQL, MySqlSqlTests::shop)))
                .isEmpty();
    }

    @Test
    void anActionThatTheDatabaseIgnoresIsRefused() {
        assertThat(MySqlNormalizer.action(Action.RESTRICT)).isEqualTo(Action.NO_ACTION);
        assertRefused(
                MYSQL,
                op -> op.alterTable("pet", t -> t.addForeignKey("fk2", "owner_id")
                        .references("owner", "id")
                        .onDelete(Action.SET_DEFAULT)),
                """
                MySQL accepts 'set default' for a foreign key and then refuses each change, as if there were no action.
                    foreign key  fk2
                    table        pet
                Use another action, or leave it out for MySQL.\
                """);
    }

    @Test
    void aColumnOfAnUnknownTableIsNotStatedAgain() {
        AlterTable change =
                new AlterTable(TableName.of("pet"), List.of(new SetColumnNullable(Identifier.of("name"), true)));
        assertThatExceptionOfType(UnsupportedOperationInDialectException.class)
                .isThrownBy(() -> MYSQL.writer().write(change, Schema.empty()))
                .withMessage("""
                    MySQL changes a column only by stating all of it again, so the table must be known.
                        table  pet
                    Create the table in a revision, or write the statement with op.execute(…).\
                    """);
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void valuesOfRowsAreReadAsTheyWere(TestDatabase product) throws SQLException {
        UUID id = UUID.fromString("3f2a9c1d-7b42-4a11-9b1c-44e0a6f10000");
        try (Workbench workbench = Workbench.on(product)) {
            workbench.run(operations(workbench.dialect(), MySqlSqlTests::shop));
            workbench.run(operations(
                    workbench.dialect(),
                    op -> op.insert("pet", i -> i.columns("id", "name", "kind", "seen")
                            .row(id, "back\\slash 'n' 😀", "DOG", TIME))));
            try (var statement = workbench.connection().createStatement();
                    ResultSet rows = statement.executeQuery("select replace(lower(coalesce(" + uuidText(product)
                            + ", '')), '-', ''), name, kind, date_format(seen, '%Y-%m-%d %H:%i:%s.%f') from pet")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo(id.toString().replace("-", ""));
                assertThat(rows.getString(2)).isEqualTo("back\\slash 'n' 😀");
                assertThat(rows.getString(3)).isEqualTo("DOG");
                assertThat(rows.getString(4)).isEqualTo("2026-11-22 07:28:00.123456");
            }
        }
    }

    private static String uuidText(TestDatabase product) {
        return product.isMariaDb() ? "cast(id as char)" : "hex(id)";
    }
}
