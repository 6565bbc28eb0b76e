package dev.migrate.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.operation.Reverse;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The values that a check lists, as it does for the classes of a hierarchy in one table, of which one has another name. */
class CheckedValueTests {

    private static Schema pets(String check, String... values) {
        Operations op = new Operations("any");
        op.createTable("pet", t -> {
            t.column("dtype", SqlTypes.varchar(31)).notNull();
            t.check(check, "dtype in ('" + String.join("', '", values).replace("Dog's", "Dog''s") + "')");
        });
        return Replay.apply(Schema.empty(), op.operations());
    }

    private static List<Operation> diff(Schema from, Schema to, String renames, String drops) {
        return SchemaDiff.between(from, to, DiffOptions.parse(renames, "", drops));
    }

    private static void assertRefused(Schema from, Schema to, String renames, String message) {
        assertThatThrownBy(() -> diff(from, to, renames, "")).hasMessage(message);
    }

    @Test
    void theOnlyNewOneIsAskedFor() {
        Schema from = pets("ck", "Cat", "Dog's");
        Schema to = pets("ck", "Dog's", "Feline");
        assertRefused(from, to, "", """
                Nothing is written: the model no longer has what holds data.
                    value  pet.dtype:Cat
                        possibly Feline now: the only new value in the check
                If pet.dtype:Cat has another name now: -Drename=pet.dtype:Cat:Feline
                If it is to be dropped: -DallowDrop=pet.dtype:Cat""");
        List<Operation> operations = diff(from, to, "pet.dtype:Cat:Feline", "");
        assertThat(Replay.apply(from, operations)).isEqualTo(to);
        assertThat(OperationSummary.lines(operations))
                .containsExactly(
                        "  ~ alter table pet: drop check constraint ck",
                        "  ~ update pet set dtype = 'Feline' where dtype = 'Cat'",
                        "  ~ alter table pet: add check constraint ck (dtype in ('Dog''s', 'Feline'))");
    }

    @Test
    void aRenamedOneIsCalledAsBeforeAfterTheDowngrade() {
        Schema from = pets("ck_old", "Cat", "Dog");
        Schema to = pets("ck_new", "Dog", "Feline");
        List<Operation> back = Reverse.of(diff(from, to, "pet.dtype:Cat:Feline", ""), from);
        assertThat(OperationSummary.lines(back))
                .containsExactly(
                        "  ~ alter table pet: drop check constraint ck_new",
                        "  ~ update pet set dtype = 'Cat' where dtype = 'Feline'",
                        "  ~ alter table pet: add check constraint ck_old (dtype in ('Cat', 'Dog'))");
        assertThat(Replay.apply(to, back)).isEqualTo(from);
    }

    @Test
    void oneOfSeveralIsNamedByHand() {
        assertRefused(pets("ck", "Cat", "Dog", "Emu"), pets("ck", "Dog", "Feline", "Bird"), "", """
                Nothing is written: the model no longer has what holds data.
                    value  pet.dtype:Cat
                        new: Feline, Bird
                    value  pet.dtype:Emu
                        new: Feline, Bird
                If pet.dtype:Cat has another name now: -Drename=pet.dtype:Cat:<new name>
                If pet.dtype:Emu has another name now: -Drename=pet.dtype:Emu:<new name>
                If all of it is to be dropped: -DallowDrop=pet.dtype:Cat,pet.dtype:Emu""");
    }

    /** As in a project that gives all classes a value of their own. */
    @Test
    void allOfThemAreAskedFor() {
        Schema from = pets("ck", "Cat", "Dog");
        Schema to = pets("ck", "Canine", "Feline");
        assertRefused(from, to, "pet.dtype:Cat:Feline", """
                Nothing is written: the model no longer has what holds data.
                    value  pet.dtype:Dog
                        possibly Canine now: the only new value in the check
                If pet.dtype:Dog has another name now: -Drename=pet.dtype:Dog:Canine
                If it is to be dropped: -DallowDrop=pet.dtype:Dog""");
        assertThat(OperationSummary.lines(diff(from, to, "pet.dtype:Cat:Feline,pet.dtype:Dog:Canine", "")))
                .containsExactly(
                        "  ~ alter table pet: drop check constraint ck",
                        "  ~ update pet set dtype = 'Feline' where dtype = 'Cat'",
                        "  ~ update pet set dtype = 'Canine' where dtype = 'Dog'",
                        "  ~ alter table pet: add check constraint ck (dtype in ('Canine', 'Feline'))");
        assertThat(OperationSummary.lines(diff(from, to, "pet.dtype:Cat:Feline", "pet.dtype:Dog")))
                .containsExactly(
                        "  ~ alter table pet: drop check constraint ck",
                        "  ~ update pet set dtype = 'Feline' where dtype = 'Cat'",
                        "  ~ alter table pet: add check constraint ck (dtype in ('Canine', 'Feline'))");
    }

    /** What options take for signs of their own cannot be asked for: a caution is all there is. */
    @Test
    void oneWithSignsIsNoQuestion() {
        for (String odd : List.of("urn:dog", "a,b", "")) {
            assertThat(diff(pets("ck", "A", odd), pets("ck", "A", "B"), "", "")).hasSize(1);
        }
    }

    @Test
    void otherWordsForTrueAndFalseAreTranslated() {
        assertThat(OperationSummary.lines(diff(pets("ck", "N", "Y"), pets("ck", "F", "T"), "", "")))
                .hasSize(3);
    }

    @Test
    void aRenamedOneIsCalledAsBeforeWhereItsTableAndColumnAreRenamedToo() {
        Schema from = pets("ck", "Cat", "Dog");
        Operations op = new Operations("any");
        op.createTable("animal", t -> {
            t.column("kind", SqlTypes.varchar(31)).notNull();
            t.check("ck", "kind in ('Dog', 'Feline')");
        });
        Schema to = Replay.apply(Schema.empty(), op.operations());
        DiffOptions said = DiffOptions.parse("animal.dtype:kind,animal.kind:Cat:Feline", "pet:animal", "");
        List<Operation> operations = SchemaDiff.between(from, to, said);
        assertThat(Replay.apply(from, operations)).isEqualTo(to);
        List<Operation> back = Reverse.of(operations, from);
        assertThat(OperationSummary.lines(back)).contains("  ~ update animal set kind = 'Cat' where kind = 'Feline'");
        assertThat(Replay.apply(to, back)).isEqualTo(from);
    }

    /** Nobody knows which rows had which name. */
    @Test
    void twoThatBecomeOneStayOne() {
        Schema from = pets("ck", "Cat", "Dog", "Lynx");
        Schema to = pets("ck", "Dog", "Feline");
        List<Operation> operations = diff(from, to, "pet.dtype:Cat:Feline,pet.dtype:Lynx:Feline", "");
        assertThat(OperationSummary.lines(Reverse.of(operations, from)))
                .containsExactly(
                        "  ~ alter table pet: drop check constraint ck",
                        "  ~ alter table pet: add check constraint ck (dtype in ('Cat', 'Dog', 'Lynx'))");
    }

    @Test
    void theColumnHasRoomForTheNewOne() {
        Operations short3 = new Operations("any");
        short3.createTable("pet", t -> {
            t.column("dtype", SqlTypes.varchar(3)).notNull();
            t.check("ck", "dtype in ('Cat', 'Dog')");
        });
        Schema from = Replay.apply(Schema.empty(), short3.operations());
        Schema to = pets("ck", "Dog", "Feline");
        List<Operation> operations = diff(from, to, "pet.dtype:Cat:Feline", "");
        assertThat(Replay.apply(from, operations)).isEqualTo(to);
        assertThat(OperationSummary.lines(operations))
                .containsExactly(
                        "  ~ alter table pet: drop check constraint ck",
                        "  ~ alter table pet: type of dtype becomes varchar(31)",
                        "  ~ update pet set dtype = 'Feline' where dtype = 'Cat'",
                        "  ~ alter table pet: add check constraint ck (dtype in ('Dog', 'Feline'))");
        List<Operation> back = Reverse.of(operations, from);
        assertThat(Replay.apply(to, back)).isEqualTo(from);
        assertThat(OperationSummary.lines(back))
                .startsWith(
                        "  ~ alter table pet: drop check constraint ck",
                        "  ~ update pet set dtype = 'Cat' where dtype = 'Feline'");
    }

    /** The check refuses rows that still have one, and nothing is lost. */
    @Test
    void oneThatIsGoneWithoutANewOneIsNoQuestion() {
        assertThat(OperationSummary.lines(diff(pets("ck", "Cat", "Dog"), pets("ck", "Dog"), "", "")))
                .containsExactly(
                        "  ~ alter table pet: drop check constraint ck",
                        "  ~ alter table pet: add check constraint ck (dtype in ('Dog'))");
    }

    @Test
    void aWrongNameIsExplained() {
        Schema from = pets("ck", "Cat", "Dog");
        assertRefused(from, pets("ck", "Dog", "Feline"), "pet.dtype:Cow:Feline", """
                -Drename=pet.dtype:Cow:Feline does not fit: the history has no value Cow.
                Leave the option out, or give the names as the history and the model have them.""");
        assertRefused(from, pets("ck", "Dog", "Feline", "Lion"), "pet.dtype:Cat:Lion,pet.dtype:Cat:Feline", """
                -Drename=pet.dtype:Cat:Lion does not fit: -Drename=pet.dtype:Cat:Feline says otherwise.
                Leave the option out, or give the names as the history and the model have them.""");
        assertRefused(from, pets("ck", "Dog", "Feline"), "pet.dtype:Cat:Lion", """
                -Drename=pet.dtype:Cat:Lion does not fit: the model has no value Lion.
                Leave the option out, or give the names as the history and the model have them.""");
    }

    private static Schema pets(SqlType type) {
        Operations op = new Operations("any");
        op.createTable("pet", t -> t.column("dtype", type).notNull());
        return Replay.apply(Schema.empty(), op.operations());
    }

    @Test
    void whatNothingListsIsChangedByHand() {
        assertRefused(pets(SqlTypes.varchar(31)), pets(SqlTypes.varchar(40)), "pet.dtype:Cat's:Feline", """
                -Drename=pet.dtype:Cat's:Feline does not fit: nothing lists the values of pet.dtype, which is varchar(31) in the \
                history and varchar(40) in the model, so that rows may have any. Change them in the revision: \
                op.update("pet", r -> { r.set("dtype", "Feline"); r.whereIs("dtype", "Cat's"); });
                Leave the option out, or give the names as the history and the model have them.""");
        assertRefused(pets(SqlTypes.integer()), pets(SqlTypes.integer()), "pet.dtype:1:2", """
                -Drename=pet.dtype:1:2 does not fit: nothing lists the values of pet.dtype, which is integer(), so that rows may \
                have any. Change them in the revision: op.update("pet", r -> { r.set("dtype", 2); r.whereIs("dtype", 1); });
                Leave the option out, or give the names as the history and the model have them.""");
    }

    @Test
    void whatIsListedInAnotherWayIsChangedByHand() {
        assertRefused(
                pets("ck", "Cat", "Dog"), pets(SqlTypes.enumeration("Dog", "Feline")), "pet.dtype:Cat:Feline", """
                -Drename=pet.dtype:Cat:Feline does not fit: the history and the model do not list the values of pet.dtype in the \
                same way: it is varchar(31) with a list in a check in the history and enumeration("Dog", "Feline") in the model. \
                Change them in the revision: op.update("pet", r -> { r.set("dtype", "Feline"); r.whereIs("dtype", "Cat"); });
                Leave the option out, or give the names as the history and the model have them.""");
    }

    @Test
    void aColumnThatIsNotThereIsNamed() {
        assertRefused(pets(SqlTypes.varchar(31)), pets(SqlTypes.varchar(31)), "pet.kind:Cat:Feline", """
                -Drename=pet.kind:Cat:Feline does not fit: the history has no column pet.kind.
                Leave the option out, or give the names as the history and the model have them.""");
    }
}
