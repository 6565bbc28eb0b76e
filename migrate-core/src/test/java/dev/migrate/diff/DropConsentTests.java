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
import dev.migrate.schema.Schema;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is dropped or renamed, and what a person has to say before. */
class DropConsentTests {

    private static final Schema HISTORY = schema(op -> {
        op.createTable("account", t -> {
            t.column("id", SqlTypes.bigint()).notNull();
            t.column("name", SqlTypes.varchar(80));
            t.column("status", SqlTypes.enumeration("NEW", "OLD"));
            t.primaryKey("pk_account", "id");
            t.unique("uq_account_name", "name");
        });
        op.createTable("person", DropConsentTests::id);
    });

    private static final Schema MODEL = schema(op -> {
        op.createTable("account", t -> {
            t.column("id", SqlTypes.bigint()).notNull();
            t.column("full_name", SqlTypes.varchar(80));
            t.column("status", SqlTypes.enumeration("NEW"));
            t.primaryKey("pk_account", "id");
            t.unique("uq_account_full_name", "full_name");
        });
        op.createTable("customer", DropConsentTests::id);
    });

    private static void id(TableSpec t) {
        t.column("id", SqlTypes.bigint()).notNull();
    }

    private static Schema schema(Consumer<Operations> definition) {
        Operations op = new Operations("any");
        definition.accept(op);
        return Replay.apply(Schema.empty(), op.operations());
    }

    private static List<Operation> diff(String renames, String tableRenames, String drops) {
        return SchemaDiff.between(HISTORY, MODEL, DiffOptions.parse(renames, tableRenames, drops));
    }

    @Test
    void withoutConsentNothingIsDropped() {
        assertThatThrownBy(() -> diff("", "", ""))
                .isInstanceOfSatisfying(DropRefusedException.class, e -> assertThat(e.exitCode())
                        .isEqualTo(ExitCode.REFUSED))
                .hasMessage("""
                        Nothing is written: the model no longer has what holds data.
                            column  account.name
                                likely full_name now: both names say name; the same type varchar(80); both in a unique constraint; the same place
                            label  account.status:OLD
                            table  person
                                likely customer now: 1 of 1 columns alike
                        If account.name has another name now: -Drename=account.name:full_name
                        If person has another name now: -DrenameTable=person:customer
                        If all of it is to be dropped: -DallowDrop=account.name,account.status:OLD,person""");
    }

    @Test
    void consentToOneThingIsNoConsentToAnother() {
        assertThatThrownBy(() -> diff("", "person:customer", "account.name")).hasMessage("""
                        Nothing is written: the model no longer has what holds data.
                            label  account.status:OLD
                        If it is to be dropped: -DallowDrop=account.status:OLD""");
    }

    @Test
    void aLabelThatIsGoneWhileSeveralAreNewMayBeOneOfThem() {
        Schema from = schema(
                op -> op.createTable("account", t -> t.column("country", SqlTypes.enumeration("DE", "FR", "GB"))));
        Schema to = schema(op ->
                op.createTable("account", t -> t.column("country", SqlTypes.enumeration("DE", "FR", "UK", "CH"))));
        assertThatThrownBy(() -> SchemaDiff.between(from, to, DiffOptions.none()))
                .hasMessage("""
                        Nothing is written: the model no longer has what holds data.
                            label  account.country:GB
                                new: UK, CH
                        If account.country:GB has another name now: -Drename=account.country:GB:<new name>
                        If it is to be dropped: -DallowDrop=account.country:GB""")
                .isInstanceOfSatisfying(DropRefusedException.class, e -> assertThat(
                                e.next(false).facts())
                        .containsExactly("new: UK, CH; if it is one of them, stop and say "
                                + "-Drename=account.country:GB:<new name>"));
    }

    /** A rename keeps no values in another table, and a drop with consent would lose them. */
    @Test
    void aColumnThatIsNewInAnotherTableIsNamed() {
        Schema from = schema(op -> {
            op.createTable("customer", t -> {
                t.column("id", SqlTypes.bigint());
                t.column("street", SqlTypes.varchar(80));
                t.column("code", SqlTypes.integer());
            });
            op.createTable("depot", t -> t.column("code", SqlTypes.integer()));
        });
        Schema to = schema(op -> {
            op.createTable("customer", t -> t.column("id", SqlTypes.bigint()));
            op.createTable("depot", t -> {
                t.column("code", SqlTypes.integer());
                t.column("street", SqlTypes.bigint());
            });
            op.createTable("address", t -> t.column("street", SqlTypes.varchar(80)));
        });
        String moved = "new: address.street; to move the values, allow the drop and copy them before it in the revision"
                + " with op.copy(…)";
        assertThatThrownBy(() -> SchemaDiff.between(from, to, DiffOptions.none()))
                .hasMessage("""
                        Nothing is written: the model no longer has what holds data.
                            column  customer.street
                                %s
                            column  customer.code
                        If all of it is to be dropped: -DallowDrop=customer.street,customer.code""", moved)
                .isInstanceOfSatisfying(
                        DropRefusedException.class,
                        e -> assertThat(e.next(false).facts()).containsExactly(moved));
    }

    private static void pets(Operations op, String references, boolean sorted) {
        op.createTable("pet", t -> {
            t.column("id", SqlTypes.bigint()).notNull();
            t.primaryKey("pk_pet", "id");
            if (references.isEmpty()) {
                t.column("parent_id", SqlTypes.bigint());
                t.foreignKey("fk_parent", "parent_id").references("pet", "id");
            }
        });
        if (!references.isEmpty()) {
            op.createTable("pet_pet", t -> {
                t.column("pet_id", SqlTypes.bigint()).notNull();
                t.column(references, SqlTypes.bigint()).notNull();
                t.foreignKey("fk_pet", "pet_id").references("pet", "id");
                t.foreignKey("fk_other", references).references("pet", "id");
                if (sorted) {
                    t.column("place", SqlTypes.integer()).notNull();
                }
            });
        }
    }

    /** Where both columns of the new table refer to one table, only the name tells which is meant. */
    @Test
    void aJoinTableForAReferenceIsNamedWithWhatFillsIt() {
        Schema from = schema(op -> pets(op, "", false));
        Schema to = schema(op -> pets(op, "parent_id", true));
        assertThatThrownBy(() -> SchemaDiff.between(from, to, DiffOptions.none()))
                .hasMessage("""
                        Nothing is written: the model no longer has what holds data.
                            column  pet.parent_id
                                new: pet_pet, which may have these references; to keep them, allow the drop and put \
                        before it in the revision
                                    op.copy("pet", "pet_pet", r -> { r.setExpression("pet_id", "id"); \
                        r.columns("parent_id"); r.setExpression("place", "…"); r.where("parent_id is not null"); });
                        If it is to be dropped: -DallowDrop=pet.parent_id""");
        Schema unclear = schema(op -> pets(op, "other_id", false));
        assertThatThrownBy(() -> SchemaDiff.between(from, unclear, DiffOptions.none()))
                .hasMessage("""
                        Nothing is written: the model no longer has what holds data.
                            column  pet.parent_id
                        If it is to be dropped: -DallowDrop=pet.parent_id""");
    }

    @Test
    void whereSeveralNamesArePossibleTheReaderChooses() {
        Schema from = schema(op -> op.createTable("a", t -> t.column("x", SqlTypes.text())));
        Schema to = schema(op -> op.createTable("a", t -> {
            t.column("y", SqlTypes.text());
            t.column("z", SqlTypes.text());
        }));
        assertThatThrownBy(() -> SchemaDiff.between(from, to, DiffOptions.none()))
                .hasMessage("""
                        Nothing is written: the model no longer has what holds data.
                            column  a.x
                                possibly y now: the same type text
                                possibly z now: the same type text
                        If a.x has another name now: -Drename=a.x:y or -Drename=a.x:z
                        If it is to be dropped: -DallowDrop=a.x""");
    }

    @Test
    void consentedDropsAreWritten() {
        List<Operation> operations = diff("", "", "ACCOUNT.name, person, account.status:OLD");
        assertThat(Replay.apply(HISTORY, operations)).isEqualTo(MODEL);
        assertThat(OperationSummary.lines(operations))
                .containsExactly(
                        "  + create table customer",
                        "  ~ alter table account: drop unique constraint uq_account_name",
                        "  ~ alter table account: add column full_name varchar(80)",
                        "  ~ alter table account: type of status becomes enumeration(\"NEW\")",
                        "  ~ alter table account: add unique constraint uq_account_full_name (full_name)",
                        "  ~ alter table account: drop column name",
                        "  - drop table person");
    }

    @Test
    void renamesKeepRowsAndBringConstraintsToTheirNewNames() {
        List<Operation> operations = diff("account.name:full_name", "person:customer", "account.status:OLD");
        assertThat(Replay.apply(HISTORY, operations)).isEqualTo(MODEL);
        assertThat(OperationSummary.lines(operations))
                .containsExactly(
                        "  ~ rename table person to customer",
                        "  ~ alter table account: rename column name to full_name",
                        "  ~ alter table account: rename constraint uq_account_name to uq_account_full_name",
                        "  ~ alter table account: type of status becomes enumeration(\"NEW\")");
    }

    @Test
    void aDecisionAboutNothingIsRefused() {
        assertWrong("", "", "account.gone", """
                -DallowDrop=account.gone does not fit: nothing of that name is about to be dropped.
                Leave the option out, or give the names as the history and the model have them.""");
        assertWrong("account.gone:full_name", "", "", """
                -Drename=account.gone:full_name does not fit: the history has no column gone in account.
                Leave the option out, or give the names as the history and the model have them.""");
        assertWrong("account.id:full_name", "", "", """
                -Drename=account.id:full_name does not fit: the model still has a column id in account.
                Leave the option out, or give the names as the history and the model have them.""");
        assertWrong("", "person:client", "", """
                -DrenameTable=person:client does not fit: the model has no table client.
                Leave the option out, or give the names as the history and the model have them.""");
    }

    @Test
    void anAnswerThatCannotBeReadIsExplained() {
        assertWrong("name:full_name", "", "", """
                -Drename=name:full_name does not fit: the history has no sequence or enum type name; a column is written \
                behind its table, account.name:full_name.
                Leave the option out, or give the names as the history and the model have them.""");
        assertWrong("", "person", "", """
                Cannot read -DrenameTable=person.
                    expected  the name in the history and the name in the model: person:customer
                Write names that need quotes between backticks.""");
    }

    private static void assertWrong(String renames, String tableRenames, String drops, String message) {
        assertThatThrownBy(() -> diff(renames, tableRenames, drops))
                .isInstanceOfSatisfying(
                        MigrateException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessage(message);
    }

    @Test
    void aNameThatGetsQuotesIsNoQuestion() {
        Schema from = schema(op -> op.createTable("p", t -> t.column("value", SqlTypes.integer())));
        Schema to = schema(op -> op.createTable("p", t -> t.column("`value`", SqlTypes.integer())));
        assertThat(OperationSummary.lines(SchemaDiff.between(from, to, DiffOptions.none())))
                .containsExactly("  ~ alter table p: rename column value to `value`");
        assertThat(OperationSummary.lines(SchemaDiff.between(to, from, DiffOptions.none())))
                .containsExactly("  ~ alter table p: rename column `value` to value");
        assertThat(OperationSummary.lines(SchemaDiff.between(from, to)))
                .containsExactly("  ~ alter table p: rename column value to `value`");
    }

    @Test
    void aSchemaWhoseNameGetsQuotesOrCapitalsIsNoQuestion() {
        Schema from = schema(op -> {
            op.createSchema("shop");
            op.createTable("shop.pet", DropConsentTests::id);
            op.createSequence("shop.number");
        });
        Schema to = schema(op -> {
            op.createSchema("shop");
            op.createTable("`Shop`.pet", DropConsentTests::id);
            op.createSequence("`Shop`.number");
        });
        List<Operation> operations = SchemaDiff.between(from, to, DiffOptions.none());
        assertThat(OperationSummary.lines(operations)).containsExactly("  ~ rename schema shop to `Shop`");
        assertThat(SchemaDiff.between(from, to)).isEqualTo(operations);
        assertThat(SchemaDiff.known(from, to, Evidence.none(), List.of())).isEqualTo(operations);
        assertThat(Replay.apply(from, operations).tables()).isEqualTo(to.tables());
    }

    @Test
    void aTableMovesToAnotherSchemaWithItsRows() {
        Schema from = schema(op -> {
            op.createTable("pet", DropConsentTests::id);
            op.createTable("shop.owner", DropConsentTests::id);
            op.createTable("zoo.pet", DropConsentTests::id);
        });
        Schema to = schema(op -> {
            op.createTable("zoo.pet", DropConsentTests::id);
            op.createTable("shop.keeper", DropConsentTests::id);
            op.createTable("shop.pet", DropConsentTests::id);
        });
        List<Operation> operations = SchemaDiff.between(
                from, to, DiffOptions.parse("", "pet:zoo.pet,shop.owner:shop.keeper,zoo.pet:shop.pet", ""));
        assertThat(OperationSummary.lines(operations))
                .containsExactly(
                        "  ~ rename table shop.owner to keeper",
                        "  ~ set schema of table zoo.pet to shop",
                        "  ~ set schema of table pet to zoo");
        assertThat(Replay.apply(from, operations)).isEqualTo(to);
        Schema taken = schema(op -> {
            op.createTable("shop.pet", DropConsentTests::id);
            op.createTable("zoo.pet", DropConsentTests::id);
        });
        Schema moved = schema(op -> {
            op.createTable("zoo.pet", DropConsentTests::id);
            op.createTable("zoo.dog", DropConsentTests::id);
        });
        assertThat(OperationSummary.lines(
                        SchemaDiff.between(taken, moved, DiffOptions.parse("", "shop.pet:zoo.dog", ""))))
                .containsExactly(
                        "  ~ rename table shop.pet to migrate_pet",
                        "  ~ set schema of table shop.migrate_pet to zoo",
                        "  ~ rename table zoo.migrate_pet to dog");
    }

    @Test
    void aNameWithoutASchemaIsInTheSchemaOfTheOldOneIfTheModelHasItThere() {
        Schema from = schema(op -> op.createTable("shop.pet", DropConsentTests::id));
        Schema both = schema(op -> {
            op.createTable("shop.dog", DropConsentTests::id);
            op.createTable("dog", DropConsentTests::id);
        });
        Schema other = schema(op -> op.createTable("dog", DropConsentTests::id));
        DiffOptions renamed = DiffOptions.parse("", "shop.pet:dog", "");
        assertThat(OperationSummary.lines(SchemaDiff.between(from, both, renamed)))
                .containsExactly("  ~ rename table shop.pet to dog", "  + create table dog");
        assertThat(Replay.apply(from, SchemaDiff.between(from, other, renamed)).tables())
                .isEqualTo(other.tables());
        assertThatThrownBy(() -> SchemaDiff.between(from, other, DiffOptions.parse("", "shop.pet:cat", "")))
                .hasMessage("""
                        -DrenameTable=shop.pet:shop.cat does not fit: the model has no table shop.cat.
                        Leave the option out, or give the names as the history and the model have them.""");
    }

    @Test
    void anotherOneMayHaveTheOldNameFromNowOn() {
        Schema from = schema(op -> {
            op.createTable("a", t -> t.column("x", SqlTypes.text()));
            op.createSequence("a_seq", 1, 50);
        });
        Schema to = schema(op -> {
            op.createTable("a", t -> t.column("n", SqlTypes.bigint()));
            op.createTable("b", t -> {
                t.column("x", SqlTypes.bigint());
                t.column("y", SqlTypes.text());
            });
            op.createSequence("a_seq", 1, 50);
            op.createSequence("b_seq", 1, 50);
        });
        List<Operation> operations = SchemaDiff.between(from, to, DiffOptions.parse("b.x:y", "a:b", ""));
        assertThat(Replay.apply(from, operations).tables()).isEqualTo(to.tables());
        assertThat(OperationSummary.lines(operations))
                .containsExactly(
                        "  ~ rename table a to b",
                        "  ~ alter table b: rename column x to y",
                        "  ~ rename sequence a_seq to b_seq",
                        "  + create sequence a_seq",
                        "  + create table a",
                        "  ~ alter table b: add column x bigint");
    }

    @Test
    void aTableMayTakeTheNameThatAnotherOneGivesUp() {
        Schema from = schema(op -> {
            op.createTable("a", t -> t.column("x", SqlTypes.text()));
            op.createTable("b", t -> t.column("y", SqlTypes.text()));
        });
        Schema to = schema(op -> {
            op.createTable("b", t -> t.column("x", SqlTypes.text()));
            op.createTable("c", t -> t.column("y", SqlTypes.text()));
        });
        assertThat(OperationSummary.lines(SchemaDiff.between(from, to, DiffOptions.parse("", "a:b, b:c", ""))))
                .containsExactly("  ~ rename table b to c", "  ~ rename table a to b");
    }
}
