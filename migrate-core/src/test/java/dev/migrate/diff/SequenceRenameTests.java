package dev.migrate.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A sequence that has another name now goes on with its numbers, and is not made anew without a word. */
class SequenceRenameTests {

    private static Schema schema(Consumer<Operations> definition) {
        Operations op = new Operations("any");
        definition.accept(op);
        return Replay.apply(Schema.empty(), op.operations());
    }

    private static void table(Operations op, String name) {
        op.createTable(name, t -> {
            t.column("id", SqlTypes.bigint()).notNull();
            t.column("name", SqlTypes.varchar(80));
        });
    }

    private static Schema numbered(String table, String sequence) {
        return schema(op -> {
            table(op, table);
            op.createSequence(sequence, 1, 50);
        });
    }

    private static List<String> diff(Schema from, Schema to, String renames, String tables, String drops, String not) {
        List<Operation> operations = SchemaDiff.between(
                from, to, DiffOptions.parse(renames, tables, drops).withNotRenamed(not));
        assertThat(Replay.apply(from, operations)).isEqualTo(to);
        return OperationSummary.lines(operations);
    }

    private static void assertRefused(Schema from, Schema to, String not, String message) {
        assertThatThrownBy(() -> diff(from, to, "", "", "", not))
                .isInstanceOf(DropRefusedException.class)
                .hasMessage(message);
    }

    private static void assertWrong(Schema from, Schema to, String rename, String why) {
        assertThatThrownBy(() -> diff(from, to, rename, "", "", ""))
                .isInstanceOf(InvalidDecisionException.class)
                .hasMessage("-Drename=" + rename + " does not fit: " + why
                        + "\nLeave the option out, or give the names as the history and the model have them.");
    }

    @Test
    void aSequenceFollowsTheTableItIsNamedAfter() {
        assertThat(diff(
                        numbered("person", "person_seq"),
                        numbered("customer", "customer_seq"),
                        "",
                        "person:customer",
                        "",
                        ""))
                .containsExactly(
                        "  ~ rename table person to customer", "  ~ rename sequence person_seq to customer_seq");
    }

    @Test
    void theSequencesOfSwappedTablesAreSwapped() {
        Schema from = schema(op -> {
            table(op, "a");
            op.createTable("b", t -> t.column("id", SqlTypes.bigint()));
            op.createSequence("a_seq", 1, 50);
            op.createSequence("b_seq", 1, 50);
        });
        Schema to = schema(op -> {
            table(op, "b");
            op.createTable("a", t -> t.column("id", SqlTypes.bigint()));
            op.createSequence("a_seq", 1, 50);
            op.createSequence("b_seq", 1, 50);
        });
        assertThat(diff(from, to, "", "a:b,b:a", "", ""))
                .containsExactly(
                        "  ~ rename table a to migrate_a",
                        "  ~ rename table b to a",
                        "  ~ rename table migrate_a to b",
                        "  ~ rename sequence a_seq to migrate_a_seq",
                        "  ~ rename sequence b_seq to a_seq",
                        "  ~ rename sequence migrate_a_seq to b_seq");
    }

    @Test
    void aNewSequenceOfATableThatHadAnotherIsAskedFor() {
        Schema from = numbered("person", "person_seq");
        Schema to = numbered("person", "person_numbers");
        assertRefused(from, to, "", """
                Nothing is written: the model no longer has what holds data.
                    sequence  person_seq
                        likely person_numbers now: both names say person; both are named after person; the same increment 50
                If person_seq has another name now: -Drename=person_seq:person_numbers
                If it is to be dropped: -DallowDrop=person_seq""");
        assertThat(diff(from, to, "person_seq:person_numbers", "", "", ""))
                .containsExactly("  ~ rename sequence person_seq to person_numbers");
        assertThat(diff(from, to, "", "", "person_seq", ""))
                .containsExactly("  + create sequence person_numbers", "  - drop sequence person_seq");
    }

    @Test
    void oneSequenceThatBecameSeveralIsAskedFor() {
        Schema from = schema(op -> {
            table(op, "pet");
            table(op, "owner");
            op.createSequence("hibernate_sequence");
        });
        Schema to = schema(op -> {
            table(op, "pet");
            table(op, "owner");
            op.createSequence("owner_seq", 1, 50);
            op.createSequence("pet_seq", 1, 50);
        });
        assertRefused(from, to, "", """
                Nothing is written: the model no longer has what holds data.
                    sequence  hibernate_sequence
                        possibly owner_seq now
                        possibly pet_seq now
                If hibernate_sequence has another name now: -Drename=hibernate_sequence:owner_seq or -Drename=hibernate_sequence:pet_seq
                If it is to be dropped: -DallowDrop=hibernate_sequence""");
        assertThat(OperationSummary.changes(
                        SchemaDiff.between(from, to, DiffOptions.parse("hibernate_sequence:pet_seq", "", "")),
                        from,
                        Evidence.none()))
                .extracting(each -> each.text() + (each.caution() == null ? "" : ": " + each.caution()))
                .containsExactly(
                        "  ~ rename sequence hibernate_sequence to pet_seq",
                        "  + create sequence owner_seq: starts with 1: let it go on above the numbers that owner has, by"
                                + " restartWith behind it",
                        "  ~ alter sequence pet_seq: increment 50: but on PostgreSQL, Hibernate takes its next number for the last"
                                + " of 50: let it go on 50 above the numbers in use, by restartWith");
    }

    @Test
    void aSequenceThatNothingCanGoOnWithIsDropped() {
        assertThat(diff(numbered("person", "person_seq"), schema(op -> table(op, "person")), "", "", "", ""))
                .containsExactly("  - drop sequence person_seq");
        Schema with = schema(op -> {
            table(op, "person");
            table(op, "visit");
            op.createSequence("visit_seq", 1, 50);
        });
        assertThat(diff(numbered("person", "person_seq"), with, "", "", "person_seq", ""))
                .containsExactly(
                        "  + create sequence visit_seq", "  + create table visit", "  - drop sequence person_seq");
    }

    @Test
    void aDeniedPairIsNoConsent() {
        Schema from = numbered("person", "person_seq");
        Schema to = numbered("person", "person_numbers");
        assertRefused(from, to, "person_seq:person_numbers", """
                Nothing is written: the model no longer has what holds data.
                    sequence  person_seq
                If it is to be dropped: -DallowDrop=person_seq""");
        assertThat(diff(
                        numbered("person", "person_seq"),
                        numbered("customer", "customer_seq"),
                        "",
                        "person:customer",
                        "person_seq",
                        "person_seq:customer_seq"))
                .contains("  - drop sequence person_seq");
    }

    @Test
    void sequencesInASchemaAreNamedWithIt() {
        Schema from = schema(op -> {
            op.createSchema("shop");
            op.createSequence("shop.number");
            op.createSequence("shop.other");
        });
        Schema to = schema(op -> {
            op.createSchema("shop");
            op.createSequence("shop.counter");
            op.createSequence("shop.other");
        });
        assertThat(diff(from, to, "shop.number:counter", "", "", ""))
                .containsExactly("  ~ rename sequence shop.number to counter");
    }

    @Test
    void answersThatDoNotFitAreExplained() {
        Schema from = schema(op -> {
            op.createSequence("a");
            op.createSequence("b");
        });
        Schema to = schema(op -> {
            op.createSequence("b");
            op.createSequence("c");
        });
        assertWrong(
                from,
                to,
                "x:c",
                "the history has no sequence or enum type x; a column is written behind its table, account.name:full_name.");
        assertWrong(from, to, "a:x", "the model has no sequence x.");
        assertWrong(from, to, "a:a", "both names are the same.");
        assertWrong(from, to, "a:b", "the history has sequence b as well.");
        assertWrong(from, to, "b:c", "the model still has sequence b.");
    }
}
