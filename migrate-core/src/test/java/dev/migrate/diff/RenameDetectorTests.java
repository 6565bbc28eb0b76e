package dev.migrate.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.op.TableSpec;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Which names are taken for names of one thing, and what is said of them. */
class RenameDetectorTests {

    private static Schema schema(Consumer<Operations> definition) {
        Operations op = new Operations("any");
        definition.accept(op);
        return Replay.apply(Schema.empty(), op.operations());
    }

    private static Schema account(Consumer<TableSpec> more) {
        return schema(op -> op.createTable("account", t -> {
            t.column("id", SqlTypes.bigint()).notNull();
            more.accept(t);
            t.primaryKey("pk_account", "id");
        }));
    }

    private static List<String> diff(Schema from, Schema to, String renames, String tables, String drops, String not) {
        return OperationSummary.lines(SchemaDiff.between(
                from, to, DiffOptions.parse(renames, tables, drops).withNotRenamed(not)));
    }

    private static void assertRefused(Schema from, Schema to, String not, String message) {
        assertThatThrownBy(() -> diff(from, to, "", "", "", not))
                .isInstanceOf(DropRefusedException.class)
                .hasMessage(message);
    }

    private static void assertWrong(Schema from, Schema to, String renames, String tables, String not, String message) {
        assertThatThrownBy(() -> diff(from, to, renames, tables, "", not))
                .isInstanceOfSatisfying(
                        MigrateException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessage(
                        message + "\nLeave the option out, or give the names as the history and the model have them.");
    }

    @Test
    void theBestCandidateComesFirstWithItsReasons() {
        Schema from = account(t -> {
            t.column("name", SqlTypes.varchar(80)).notNull();
            t.unique("uq_account_name", "name");
        });
        Schema to = account(t -> {
            t.column("full_name", SqlTypes.varchar(80)).notNull();
            t.column("nickname", SqlTypes.varchar(20));
            t.column("age", SqlTypes.integer());
            t.unique("uq_account_full_name", "full_name");
        });
        assertRefused(from, to, "", """
                Nothing is written: the model no longer has what holds data.
                    column  account.name
                        likely full_name now: both names say name; the same type varchar(80); both in a unique constraint
                        possibly nickname now: names alike
                If account.name has another name now: -Drename=account.name:full_name or -Drename=account.name:nickname
                If it is to be dropped: -DallowDrop=account.name""");
    }

    @Test
    void aDeniedPairIsNoCandidateAndNoConsent() {
        Schema from = account(t -> t.column("note", SqlTypes.text()));
        Schema to = account(t -> t.column("remark", SqlTypes.text()));
        assertRefused(from, to, "account.note:remark", """
                Nothing is written: the model no longer has what holds data.
                    column  account.note
                If it is to be dropped: -DallowDrop=account.note""");
        assertThat(diff(from, to, "", "", "account.note", "account.note:remark"))
                .containsExactly(
                        "  ~ alter table account: add column remark text", "  ~ alter table account: drop column note");
    }

    @Test
    void whatCannotBecomeTheOtherIsNoCandidate() {
        Schema from = schema(op -> {
            op.createTable("team", t -> {
                t.column("id", SqlTypes.bigint()).notNull();
                t.primaryKey("pk_team", "id");
            });
            op.createTable("account", t -> {
                t.column("team_id", SqlTypes.bigint());
                t.column("created", SqlTypes.timestamp(6));
                t.foreignKey("fk_account_team", "team_id").references("team", "id");
            });
        });
        Schema to = schema(op -> {
            op.createTable("team", t -> {
                t.column("id", SqlTypes.bigint()).notNull();
                t.primaryKey("pk_team", "id");
            });
            op.createTable("account", t -> {
                t.column("team_number", SqlTypes.bigint());
                t.column("creator", SqlTypes.text());
            });
        });
        assertRefused(from, to, "", """
                Nothing is written: the model no longer has what holds data.
                    column  account.team_id
                        new: team_number, creator
                    column  account.created
                        new: team_number, creator
                If account.team_id has another name now: -Drename=account.team_id:<new name>
                If account.created has another name now: -Drename=account.created:<new name>
                If all of it is to be dropped: -DallowDrop=account.team_id,account.created""");
    }

    @Test
    void aTableIsFoundByItsColumns() {
        Schema from = schema(op -> op.createTable("person", RenameDetectorTests::person));
        Schema to = schema(op -> {
            op.createTable("customer", RenameDetectorTests::person);
            op.createTable("invoice", t -> t.column("id", SqlTypes.bigint()).notNull());
        });
        assertRefused(from, to, "", """
                Nothing is written: the model no longer has what holds data.
                    table  person
                        likely customer now: 4 of 4 columns alike
                If person has another name now: -DrenameTable=person:customer
                If it is to be dropped: -DallowDrop=person""");
        assertThat(diff(from, to, "", "person:customer", "", ""))
                .containsExactly("  ~ rename table person to customer", "  + create table invoice");
    }

    private static void person(TableSpec t) {
        t.column("id", SqlTypes.bigint()).notNull();
        t.column("name", SqlTypes.varchar(80));
        t.column("email", SqlTypes.varchar(80));
        t.column("born", SqlTypes.date());
    }

    @Test
    void namesOfARenamedTableFollowByTheConvention() {
        Schema from = named("person");
        Schema to = named("customer");
        assertThat(diff(from, to, "", "person:customer", "", ""))
                .containsExactly(
                        "  ~ rename table person to customer",
                        "  ~ alter table customer: rename constraint pk_person to pk_customer",
                        "  ~ alter table customer: rename constraint uq_person_email to uq_customer_email",
                        "  ~ rename index ix_person_born of customer to ix_customer_born");
    }

    private static Schema named(String table) {
        return schema(op -> {
            op.createTable(table, t -> {
                person(t);
                t.primaryKey("pk_" + table, "id");
                t.unique("uq_" + table + "_email", "email");
                t.unique("the_name", "name");
            });
            op.createIndex("ix_" + table + "_born", table, "born");
            op.createTable("invoice", t -> {
                t.column("owner_id", SqlTypes.bigint());
                t.foreignKey("fk_invoice_owner_id", "owner_id").references(table, "id");
            });
        });
    }

    @Test
    void aNamingStrategyIsOneQuestion() {
        assertRefused(
                strategy("userName", "postCode", "orderItem"),
                strategy("user_name", "post_code", "order_item"),
                "",
                """
                Nothing is written: the model no longer has what holds data.
                    3 columns and 1 table by one rule: the same letters in another case or with other underscores
                        account: postCode -> post_code, userName -> user_name
                        orderItem: postCode -> post_code, now order_item
                If these 3 columns and 1 table have other names now: -DrenameTable=orderItem:order_item -Drename=account.postCode:post_code,account.userName:user_name,orderItem.postCode:post_code
                If all of it is to be dropped: -DallowDrop=account.userName,account.postCode,orderItem""");
    }

    private static Schema strategy(String user, String code, String item) {
        return schema(op -> {
            op.createTable("account", t -> {
                t.column("id", SqlTypes.bigint()).notNull();
                t.column(user, SqlTypes.varchar(80));
                t.column(code, SqlTypes.varchar(10));
            });
            op.createTable(item, t -> {
                t.column("id", SqlTypes.bigint()).notNull();
                t.column(code, SqlTypes.varchar(10));
                t.column("price", SqlTypes.integer());
            });
            op.createSequence(item + "_SEQ", 1, 50);
        });
    }

    @Test
    void theOptionsOfTheGroupSettleIt() {
        assertThat(diff(
                        strategy("userName", "postCode", "orderItem"),
                        strategy("user_name", "post_code", "order_item"),
                        "account.userName:user_name,account.postCode:post_code,orderItem.postCode:post_code",
                        "orderItem:order_item",
                        "",
                        ""))
                .containsExactly(
                        "  ~ rename table orderItem to order_item",
                        "  ~ alter table account: rename column userName to user_name",
                        "  ~ alter table account: rename column postCode to post_code",
                        "  ~ alter table order_item: rename column postCode to post_code",
                        "  ~ rename sequence orderItem_SEQ to order_item_SEQ");
    }

    @Test
    void aLabelAtTheSamePlaceIsRenamedWithItsRows() {
        Schema from = account(t -> t.column("status", SqlTypes.enumeration("NEW", "OLD", "GONE")));
        Schema to = account(t -> t.column("status", SqlTypes.enumeration("NEW", "RETIRED", "GONE")));
        assertRefused(from, to, "", """
                Nothing is written: the model no longer has what holds data.
                    label  account.status:OLD
                        possibly RETIRED now: the same place among the labels
                If account.status:OLD has another name now: -Drename=account.status:OLD:RETIRED
                If it is to be dropped: -DallowDrop=account.status:OLD""");
        List<Operation> operations =
                SchemaDiff.between(from, to, DiffOptions.parse("account.status:OLD:RETIRED", "", ""));
        assertThat(Replay.apply(from, operations)).isEqualTo(to);
        assertThat(OperationSummary.lines(operations))
                .containsExactly(
                        "  ~ alter table account: type of status becomes enumeration(\"NEW\", \"OLD\", \"GONE\", \"RETIRED\")",
                        "  ~ update account set status = 'RETIRED' where status = 'OLD'",
                        "  ~ alter table account: type of status becomes enumeration(\"NEW\", \"RETIRED\", \"GONE\")");
    }

    @Test
    void swappedNamesGoThroughATemporaryOne() {
        Schema from = account(t -> {
            t.column("a", SqlTypes.text());
            t.column("b", SqlTypes.integer());
        });
        Schema to = account(t -> {
            t.column("b", SqlTypes.text());
            t.column("a", SqlTypes.integer());
        });
        List<Operation> operations = SchemaDiff.between(from, to, DiffOptions.parse("account.a:b,account.b:a", "", ""));
        assertThat(Replay.apply(from, operations)).isEqualTo(to);
        assertThat(OperationSummary.lines(operations))
                .containsExactly(
                        "  ~ alter table account: rename column a to migrate_a",
                        "  ~ alter table account: rename column b to a",
                        "  ~ alter table account: rename column migrate_a to b");
    }

    @Test
    void swappedTablesGoThroughATemporaryName() {
        Schema from = schema(op -> {
            op.createTable("a", t -> t.column("x", SqlTypes.text()));
            op.createTable("b", t -> t.column("y", SqlTypes.text()));
        });
        Schema to = schema(op -> {
            op.createTable("b", t -> t.column("z", SqlTypes.text()));
            op.createTable("a", t -> t.column("y", SqlTypes.text()));
        });
        List<Operation> operations = SchemaDiff.between(from, to, DiffOptions.parse("a.x:z", "a:b,b:a", ""));
        assertThat(Replay.apply(from, operations)).isEqualTo(to);
        assertThat(OperationSummary.lines(operations))
                .containsExactly(
                        "  ~ rename table a to migrate_a",
                        "  ~ rename table b to a",
                        "  ~ rename table migrate_a to b",
                        "  ~ alter table b: rename column x to z");
    }

    @Test
    void hintsThatDoNotFitAreExplained() {
        assertWrongRename("account.a:b", "account.a:b", "the history has a column b as well.");
        assertWrongRename("account.a:c,account.a:c", "account.a:c", "account.a:c says otherwise.");
        assertWrongRename("account.a:c,account.id:c", "account.id:c", "the model still has a column id in account.");
        assertWrongRename("account.a:a", "account.a:a", "both names are the same.");
        assertWrongRename("account.a:OLD:NEW", "account.a:OLD:NEW", "the model has no column account.a.");
        assertWrongDenial("account.x:c", "the history has nothing of the first name.");
        assertWrongDenial("account.a:x", "the model has nothing of the second name.");
    }

    private static void assertWrongRename(String renames, String wrong, String why) {
        assertWrong(texts("a", "b"), texts("b", "c"), renames, "", "", "-Drename=" + wrong + " does not fit: " + why);
    }

    private static void assertWrongDenial(String not, String why) {
        assertWrong(texts("a", "b"), texts("b", "c"), "", "", not, "-DnotRename=" + not + " does not fit: " + why);
    }

    private static Schema texts(String... columns) {
        return account(t -> List.of(columns).forEach(column -> t.column(column, SqlTypes.text())));
    }

    private static Evidence annotated(String table, List<String> formerTables, String column, List<String> formers) {
        return new Evidence(
                Map.of(TableName.of(table), "com.acme.Customer"),
                Map.of(TableName.of(table), Map.of(Identifier.of(column), "com.acme.Customer.fullName")),
                formerTables.isEmpty()
                        ? Map.of()
                        : Map.of(
                                TableName.of(table),
                                formerTables.stream().map(Identifier::of).toList()),
                Map.of(
                        TableName.of(table),
                        Map.of(
                                Identifier.of(column),
                                formers.stream().map(Identifier::of).toList())));
    }

    private static List<String> annotated(Schema from, Schema to, Evidence evidence) {
        return OperationSummary.lines(SchemaDiff.between(from, to, DiffOptions.none(), evidence));
    }

    @Test
    void anAnnotationIsCertainUntilTheHistoryHasIt() {
        Schema from = schema(op -> op.createTable("person", t -> t.column("name", SqlTypes.text())));
        Schema to = schema(op -> op.createTable("customer", t -> t.column("full_name", SqlTypes.text())));
        Evidence evidence = annotated("customer", List.of("person"), "full_name", List.of("name", "title"));
        assertThat(annotated(from, to, evidence))
                .containsExactly(
                        "  ~ rename table person to customer",
                        "  ~ alter table customer: rename column name to full_name");
        assertThat(annotated(to, to, evidence)).isEmpty();
        assertThat(annotated(Schema.empty(), to, evidence)).containsExactly("  + create table customer");
    }

    @Test
    void anAnnotationThatDoesNotFitIsExplained() {
        Schema from = schema(op -> op.createTable("customer", t -> t.column("name", SqlTypes.text())));
        Schema to = schema(op -> op.createTable("customer", t -> {
            t.column("name", SqlTypes.bigint());
            t.column("full_name", SqlTypes.bigint());
        }));
        assertThatThrownBy(() -> annotated(from, to, annotated("customer", List.of(), "full_name", List.of("name"))))
                .hasMessage("""
                @RenamedFrom("name") of com.acme.Customer.fullName does not fit: the model still has a column name in customer.
                Remove the annotation, or give the name as the history has it.""");
        assertThatThrownBy(() -> annotated(from, to, annotated("customer", List.of(), "full_name", List.of("title"))))
                .hasMessage("""
                @RenamedFrom("title") of com.acme.Customer.fullName does not fit: the history has no column title in customer.
                Remove the annotation, or give the name as the history has it.""");
    }

    @Test
    void anAnnotationOfSharedCodeCountsWhereItFits() {
        Schema from = schema(op -> {
            op.createTable("a", t -> t.column("old", SqlTypes.text()));
            op.createTable("b", t -> t.column("id", SqlTypes.bigint()));
        });
        Schema to = schema(op -> {
            op.createTable("a", t -> t.column("now", SqlTypes.text()));
            op.createTable("b", t -> {
                t.column("id", SqlTypes.bigint());
                t.column("now", SqlTypes.text());
            });
        });
        Map<Identifier, List<Identifier>> shared = Map.of(Identifier.of("now"), List.of(Identifier.of("old")));
        Evidence evidence = new Evidence(
                Map.of(), Map.of(), Map.of(), Map.of(TableName.of("a"), shared, TableName.of("b"), shared));
        assertThat(annotated(from, to, evidence))
                .containsExactly(
                        "  ~ alter table a: rename column old to now", "  ~ alter table b: add column now text");
    }

    @Test
    void theAttributeSpeaksForANameByAnotherStrategy() {
        Schema from = account(t -> t.column("fullname", SqlTypes.text()));
        Schema to = account(t -> {
            t.column("c_full", SqlTypes.text());
            t.column("fulltext", SqlTypes.text());
        });
        Evidence evidence = new Evidence(
                Map.of(),
                Map.of(TableName.of("account"), Map.of(Identifier.of("c_full"), "com.acme.Account.fullName")),
                Map.of(),
                Map.of());
        assertThatThrownBy(() -> annotated(from, to, evidence)).hasMessage("""
                Nothing is written: the model no longer has what holds data.
                    column  account.fullname
                        likely c_full now: the attribute is com.acme.Account.fullName; the same type text
                        possibly fulltext now: names alike; the same type text
                If account.fullname has another name now: -Drename=account.fullname:c_full or -Drename=account.fullname:fulltext
                If it is to be dropped: -DallowDrop=account.fullname""");
    }
}
