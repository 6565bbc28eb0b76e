package dev.migrate.dialect.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterSequence;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateSchema;
import dev.migrate.operation.Operation.CreateSequence;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.DropIndex;
import dev.migrate.operation.Operation.DropSchema;
import dev.migrate.operation.Operation.DropSequence;
import dev.migrate.operation.Operation.DropTable;
import dev.migrate.operation.Operation.RenameIndex;
import dev.migrate.operation.Operation.RenameTable;
import dev.migrate.operation.Row;
import dev.migrate.operation.RowOperation.CopyRows;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.DropColumn;
import dev.migrate.operation.TableChange.DropConstraint;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.operation.TableChange.RenameConstraint;
import dev.migrate.operation.TableChange.SetColumnComment;
import dev.migrate.operation.TableChange.SetColumnDefault;
import dev.migrate.operation.TableChange.SetColumnIdentity;
import dev.migrate.operation.TableChange.SetColumnNullable;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.operation.TableChange.SetTableComment;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint.Action;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.ConstraintKind;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.SqlType.EnumerationForm;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;
import dev.migrate.testsupport.Golden;
import dev.migrate.testsupport.TestDatabase;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class H2WriterTests {

    private static final SqlType BIGINT = new Basic(TypeName.BIGINT);
    private static final SqlType TEXT = new Basic(TypeName.VARCHAR, 80);
    private static final TableName PET = TableName.of("pet");

    private static Identifier id(String name) {
        return Identifier.of(name);
    }

    private static Column column(String name, SqlType type) {
        return Column.of(id(name), type);
    }

    private static Operation alter(TableChange... changes) {
        return new AlterTable(PET, List.of(changes));
    }

    private static Table owner() {
        return Table.of(
                TableName.of("owner"),
                List.of(column("id", BIGINT)),
                List.of(new PrimaryKey(null, List.of(id("id")))),
                List.of(),
                null);
    }

    private static Table pet() {
        List<Column> columns = new ArrayList<>();
        columns.add(column("id", BIGINT).withIdentity(new Identity(true, 5, 2)));
        columns.add(column("Name", TEXT)
                .withNullable(false)
                .withDefault(new ColumnDefault("'it''s'"))
                .withComment("what it's called"));
        columns.add(column("order", Enumeration.of(List.of("NEW", "DONE"))));
        columns.add(column("age", new Basic(TypeName.INTEGER)));
        columns.add(column("next_age", new Basic(TypeName.INTEGER)).withGenerated(new Generated("age + 1")));
        columns.add(column("owner_id", BIGINT));
        return Table.of(
                PET,
                columns,
                List.of(
                        new PrimaryKey(null, List.of(id("id"))),
                        new Unique(id("uq_pet_name"), List.of(id("name"), id("age"))),
                        new Check(null, "age >= 0 and (name <> '')"),
                        new ForeignKey(
                                null,
                                List.of(id("owner_id")),
                                TableName.of("owner"),
                                List.of(id("id")),
                                Action.CASCADE,
                                Action.RESTRICT)),
                List.of(),
                "animals");
    }

    private static Map<String, List<Operation>> operations() {
        Map<String, List<Operation>> all = new LinkedHashMap<>();
        all.put("schemas", schemas());
        all.put("sequences", sequences());
        all.put("columns", columns());
        all.put("constraints", constraints());
        all.put("indexes", indexes());
        all.put("rows", rows());
        all.put("tables", tables());
        return all;
    }

    private static List<Operation> schemas() {
        return List.of(new CreateSchema(id("Side")), new DropSchema(id("Side")));
    }

    private static List<Operation> sequences() {
        return List.of(
                new CreateSequence(new Sequence(TableName.of("pet_seq"), 1, 50)),
                new CreateSequence(new Sequence(TableName.of("down_seq"), 0, -1)),
                new AlterSequence(TableName.of("pet_seq"), 5),
                new DropSequence(TableName.of("pet_seq")));
    }

    private static List<Operation> columns() {
        return List.of(
                alter(new AddColumn(column("born", new Basic(TypeName.DATE)).withComment("day"))),
                alter(new RenameColumn(id("born"), id("birth"))),
                alter(new SetColumnType(id("age"), BIGINT, null)),
                alter(new SetColumnType(id("birth"), TEXT, "cast(birth as varchar(80))")),
                alter(new SetColumnNullable(id("birth"), false), new SetColumnNullable(id("birth"), true)),
                alter(new SetColumnDefault(id("birth"), new ColumnDefault("'today'"))),
                alter(new SetColumnDefault(id("birth"), null)),
                alter(new SetColumnComment(id("birth"), "it's"), new SetColumnComment(id("birth"), null)),
                alter(new DropColumn(id("birth"))),
                alter(new SetColumnIdentity(id("id"), null)),
                alter(new SetColumnIdentity(id("id"), Identity.byDefault())));
    }

    private static List<Operation> constraints() {
        return List.of(
                alter(new AddConstraint(new Check(id("ck_pet_age"), "age < 100"))),
                alter(new RenameConstraint(id("ck_pet_age"), id("Limit"))),
                alter(new DropConstraint(ConstraintKind.CHECK, Identifier.of("limit"), List.of())),
                alter(new SetTableComment("it's"), new SetTableComment(null)));
    }

    private static List<Operation> indexes() {
        return List.of(
                new CreateIndex(
                        PET,
                        new Index(
                                id("ix_pet"),
                                List.of(
                                        Index.Part.of(id("order")),
                                        Index.Part.of(id("age")).asDescending()),
                                true,
                                null)),
                new RenameIndex(PET, id("ix_pet"), id("Ix_Pet_2")),
                new DropIndex(PET, id("ix_pet_2"), List.of()),
                new CreateIndex(PET, Index.of(id("ix_owner"), List.of(id("owner_id"), id("age")))),
                new DropIndex(PET, id("ix_owner"), List.of()));
    }

    private static List<Operation> rows() {
        return List.of(
                new InsertRows(TableName.of("owner"), List.of(id("id")), List.of(Row.of(1L), Row.of(2L))),
                new CopyRows(TableName.of("owner"), PET, expressions()));
    }

    private static List<Operation> tables() {
        return List.of(new RenameTable(PET, id("Animal")), new DropTable(TableName.of("animal")));
    }

    private static Map<Identifier, String> expressions() {
        Map<Identifier, String> expressions = new LinkedHashMap<>();
        expressions.put(id("name"), "'n' || id");
        expressions.put(id("owner_id"), "id");
        return expressions;
    }

    @Test
    void operationsAreWrittenSoAndH2TakesThem() throws SQLException {
        try (var database = TestDatabase.H2.create();
                var connection = database.connect()) {
            Rig rig = new Rig(connection);
            Operation[] tables = {new CreateTable(owner()), new CreateTable(pet())};
            StringBuilder script = new StringBuilder(Rig.sql(Schema.empty(), tables));
            rig.run(tables);
            for (var each : operations().entrySet()) {
                Operation[] some = each.getValue().toArray(Operation[]::new);
                script.append("\n-- ").append(each.getKey()).append('\n').append(Rig.sql(rig.state(), some));
                rig.run(some);
                assertThat(rig.inspect().tables()).isEqualTo(rig.state().tables());
            }
            Golden.assertMatches("dialect/h2.sql", script.toString());
        }
    }

    @Test
    void aNamedEnumerationIsADomainWhoseLabelsCanChange() throws SQLException {
        Enumeration kind = new Enumeration(EnumerationForm.NAMED, id("Kind"), List.of("DOG", "CAT"), null, false, true);
        Enumeration wider =
                new Enumeration(EnumerationForm.NAMED, id("Kind"), List.of("DOG", "CAT", "BIRD"), null, false, true);
        Operation create = new CreateTable(Table.of(PET, List.of(column("kind", kind)), List.of(), List.of(), null));
        Operation change = alter(new SetColumnType(id("kind"), wider, null));

        assertThat(Rig.sql(Schema.empty(), create, change)).isEqualTo("""
            create domain if not exists Kind as varchar(255) constraint ck_kind check (value in ('CAT', 'DOG'));
            create table pet (
                kind Kind
            );
            create domain if not exists Kind as varchar(255) constraint ck_kind check (value in ('BIRD', 'CAT', 'DOG'));
            alter domain Kind drop constraint if exists ck_kind;
            alter domain Kind add constraint ck_kind check (value in ('BIRD', 'CAT', 'DOG'));
            alter table pet alter column kind set data type Kind;
            """);
        try (var database = TestDatabase.H2.create();
                var connection = database.connect()) {
            Rig rig = new Rig(connection);
            rig.run(create);
            assertThat(rig.inspect()).isEqualTo(rig.state());
            database.execute("insert into pet values ('DOG')");
            rig.run(change);
            assertThat(rig.inspect()).isEqualTo(rig.state());
            database.execute("insert into pet values ('BIRD')");
        }
    }

    @Test
    void rowsOfAllKindsComeBackAsTheyWere() throws SQLException {
        try (var database = TestDatabase.H2.create();
                var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    "create table t (a boolean, b int, c bigint, d numeric(9,2), e varchar(99), f uuid, g date,"
                            + " h time(6), i timestamp(6), j timestamp(6) with time zone)");
            List<Identifier> columns = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j").stream()
                    .map(Identifier::of)
                    .toList();
            UUID uuid = UUID.fromString("3f2a9c1d-7b42-4a11-9b1c-44e0a6f10000");
            new Rig(connection)
                    .run(new InsertRows(
                            TableName.of("t"),
                            columns,
                            List.of(Row.of(
                                    true,
                                    1,
                                    2L,
                                    new BigDecimal("1.50"),
                                    "it's \"so\" \\ \n\té 😀",
                                    uuid,
                                    LocalDate.of(2026, 11, 22),
                                    LocalTime.of(7, 28),
                                    LocalDateTime.of(2026, 11, 22, 7, 28, 1, 5000),
                                    Instant.parse("2026-11-22T07:28:00.000001Z")))));
            try (var found = statement.executeQuery("select * from t")) {
                found.next();
                assertRow(found, uuid);
            }
        }
    }

    private static void assertRow(ResultSet found, UUID uuid) throws SQLException {
        assertThat(found.getBoolean(1)).isTrue();
        assertThat(found.getInt(2)).isEqualTo(1);
        assertThat(found.getLong(3)).isEqualTo(2);
        assertThat(found.getBigDecimal(4)).isEqualTo(new BigDecimal("1.50"));
        assertThat(found.getString(5)).isEqualTo("it's \"so\" \\ \n\té 😀");
        assertThat(found.getObject(6)).isEqualTo(uuid);
        assertThat(found.getObject(7, LocalDate.class)).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(found.getObject(8, LocalTime.class)).isEqualTo(LocalTime.of(7, 28));
        assertThat(found.getObject(9, LocalDateTime.class)).isEqualTo(LocalDateTime.of(2026, 11, 22, 7, 28, 1, 5000));
        assertThat(found.getObject(10, Instant.class)).isEqualTo(Instant.parse("2026-11-22T07:28:00.000001Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "account, account",
        "Account, Account",
        "value, '\"VALUE\"'",
        "order, '\"ORDER\"'",
        "User, '\"USER\"'",
        "`user`, '\"user\"'",
        "`Mixed; \"x\"`, '\"Mixed; \"\"x\"\"\"'"
    })
    void namesAreQuotedWhereTheyMustBe(String name, String sql) throws SQLException {
        assertThat(Rig.H2.writer().name(Identifier.of(name))).isEqualTo(sql);
        Table table = Table.of(TableName.of(id(name)), List.of(column(name, BIGINT)), List.of(), List.of(), null);
        try (var database = TestDatabase.H2.create();
                var connection = database.connect()) {
            Rig rig = new Rig(connection);
            rig.run(new CreateTable(table));
            assertThat(rig.inspect()).isEqualTo(Schema.of(List.of(table), List.of()));
        }
    }

    @Test
    void everyWordThatH2KeepsForItselfIsQuoted() throws SQLException {
        try (var database = TestDatabase.H2.create();
                var connection = database.connect()) {
            Rig rig = new Rig(connection);
            Set<String> words = new TreeSet<>(
                    List.of(connection.getMetaData().getSQLKeywords().split(",", -1)));
            for (H2Row row : H2Catalog.of(connection).query("help")) {
                Matcher word = Pattern.compile("[A-Z][A-Z_]+").matcher(row.text("syntax"));
                word.results().map(MatchResult::group).forEach(words::add);
            }
            assertThat(words).hasSizeGreaterThan(400).contains("VALUE", "USER", "_ROWID_");
            List<Column> columns =
                    words.stream().map(word -> column(word, BIGINT)).toList();
            rig.run(new CreateTable(Table.of(PET, columns, List.of(), List.of(), null)));
            assertThat(rig.inspect()).isEqualTo(rig.state());
        }
    }

    @Test
    void namesHaveUpTo256Characters() throws SQLException {
        String longest = "a".repeat(256);
        Table table = Table.of(TableName.of(longest), List.of(column(longest, BIGINT)), List.of(), List.of(), null);
        try (var database = TestDatabase.H2.create();
                var connection = database.connect()) {
            Rig rig = new Rig(connection);
            rig.run(new CreateTable(table));
            assertThat(rig.inspect()).isEqualTo(Schema.of(List.of(table), List.of()));
        }
        assertThatThrownBy(() -> Rig.H2.writer().name(id(longest + "b")))
                .isInstanceOf(UnsupportedOperationInDialectException.class)
                .hasMessage("A name is too long for h2.\n    name     " + longest + "b\n    length   257 bytes\n"
                        + "    allowed  256 bytes\nGive it a shorter name.");
    }

    @Test
    void anIndexOfExpressionsIsRefused() {
        Index index = new Index(id("ix_pet"), List.of(Index.Part.ofExpression("lower(name)")), false, null);
        assertThatThrownBy(() -> Rig.sql(Schema.empty(), new CreateIndex(PET, index)))
                .isInstanceOf(UnsupportedOperationInDialectException.class)
                .hasMessage("H2 has no indexes of expressions.\n    index  ix_pet\n    table  pet\n"
                        + "Index a generated column that holds the expression.");
    }

    @Test
    void anIndexOfSomeRowsIsRefused() {
        Index index = new Index(id("ix_pet"), List.of(Index.Part.of(id("name"))), false, "age > 1");
        assertThatThrownBy(() -> Rig.sql(Schema.empty(), new CreateIndex(PET, index)))
                .isInstanceOf(UnsupportedOperationInDialectException.class)
                .hasMessage("H2 has no indexes of some rows only.\n    index  ix_pet\n    table  pet\n"
                        + "Leave the condition out for H2, or index a generated column that is null for the other"
                        + " rows.");
    }

    @Test
    void aCollationOfAColumnIsRefused() {
        assertThatThrownBy(() -> Rig.sql(
                        Schema.empty(), alter(new AddColumn(column("name", TEXT).withCollation("C")))))
                .isInstanceOf(UnsupportedOperationInDialectException.class)
                .hasMessage("H2 has no collations of columns.\n    collation  C\n"
                        + "Leave the collation out for H2, or set one for the whole database.");
    }
}
