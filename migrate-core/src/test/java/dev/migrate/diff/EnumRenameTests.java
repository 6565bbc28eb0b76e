package dev.migrate.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Enum types and their labels under other names. */
class EnumRenameTests {

    private static Schema moods(SqlType... types) {
        Operations op = new Operations("any");
        op.createTable("person", t -> {
            for (int i = 0; i < types.length; i++) {
                t.column("mood" + i, types[i]);
            }
        });
        Schema schema = Replay.apply(Schema.empty(), op.operations());
        return schema.withEnums(EnumType.of(schema.tables().values()));
    }

    private static List<String> diff(Schema from, Schema to, String renames, String not) {
        List<Operation> operations =
                SchemaDiff.between(from, to, DiffOptions.parse(renames, "", "").withNotRenamed(not));
        assertThat(Replay.apply(from, operations)).isEqualTo(to);
        return OperationSummary.lines(operations);
    }

    private static SqlType named(String name, String... labels) {
        return SqlTypes.namedEnumeration(name, labels);
    }

    @Test
    void aTypeOfTheSameLabelsIsRenamedWithoutAQuestion() {
        Schema from = moods(named("mood", "GLAD", "SAD"), SqlTypes.array(named("mood", "GLAD", "SAD")));
        Schema to = moods(named("feeling", "GLAD", "SAD"), SqlTypes.array(named("feeling", "GLAD", "SAD")));
        assertThat(diff(from, to, "", "")).containsExactly("  ~ rename enum type mood to feeling");
        assertThat(diff(from, to, "", "mood:feeling"))
                .containsExactly(
                        "  + create enum type feeling",
                        "  ~ alter table person: type of mood0 becomes namedEnumeration(\"feeling\", \"GLAD\", \"SAD\")",
                        "  ~ alter table person: type of mood1 becomes array(namedEnumeration(\"feeling\", \"GLAD\", \"SAD\"))",
                        "  - drop enum type mood");
    }

    @Test
    void aTypeThatOnlySomeColumnsBecameIsAnother() {
        Schema from = moods(named("mood", "GLAD", "SAD"), named("mood", "GLAD", "SAD"));
        Schema to = moods(named("feeling", "GLAD", "SAD"), named("temper", "GLAD", "SAD"));
        assertThat(diff(from, to, "", ""))
                .contains("  + create enum type feeling", "  + create enum type temper", "  - drop enum type mood");
    }

    @Test
    void aTypeWithOtherLabelsIsRenamedWhenToldSo() {
        Schema from = moods(named("mood", "GLAD", "SAD"));
        Schema to = moods(named("feeling", "GLAD", "HAPPY", "SAD"));
        assertThat(diff(from, to, "mood:feeling", ""))
                .containsExactly(
                        "  ~ rename enum type mood to feeling",
                        "  ~ alter enum type feeling: GLAD, HAPPY, SAD",
                        "  ~ alter table person: type of mood0 becomes namedEnumeration(\"feeling\", \"GLAD\", \"HAPPY\", \"SAD\")");
    }

    @Test
    void aLabelOfATypeIsRenamedInAllItsColumns() {
        Schema from = moods(named("mood", "GLAD", "SAD"), named("mood", "GLAD", "SAD"));
        Schema to = moods(named("mood", "HAPPY", "SAD"), named("mood", "HAPPY", "SAD"));
        assertThatThrownBy(() -> diff(from, to, "", "")).hasMessage("""
                Nothing is written: the model no longer has what holds data.
                    label  person.mood0:GLAD
                        possibly HAPPY now: the same place among the labels
                    label  person.mood1:GLAD
                        possibly HAPPY now: the same place among the labels
                If person.mood0:GLAD has another name now: -Drename=person.mood0:GLAD:HAPPY
                If person.mood1:GLAD has another name now: -Drename=person.mood1:GLAD:HAPPY
                If all of it is to be dropped: -DallowDrop=person.mood0:GLAD,person.mood1:GLAD""");
        List<String> renamed = List.of("  ~ alter enum type mood: rename label GLAD to HAPPY");
        assertThat(diff(from, to, "person.mood0:GLAD:HAPPY", "")).isEqualTo(renamed);
        assertThat(diff(from, to, "person.mood0:GLAD:HAPPY,person.mood1:GLAD:HAPPY", ""))
                .isEqualTo(renamed);
    }

    @Test
    void aLabelThatLeavesTheAlphabetIsSaidAgain() {
        Schema from = moods(SqlTypes.namedOrdinalEnumeration("mood", "GLAD", "SAD"));
        Schema to = moods(SqlTypes.namedOrdinalEnumeration("mood", "WILD", "SAD"));
        assertThat(diff(from, to, "person.mood0:GLAD:WILD", ""))
                .containsExactly(
                        "  ~ alter enum type mood: rename label GLAD to WILD",
                        "  ~ alter table person: type of mood0 becomes namedOrdinalEnumeration(\"mood\", \"WILD\", \"SAD\")");
    }

    @Test
    void labelsInArraysAndOfPositionsAreNotRenamed() {
        Schema from = moods(named("mood", "GLAD"), SqlTypes.array(named("mood", "GLAD")));
        Schema to = moods(named("mood", "HAPPY"), SqlTypes.array(named("mood", "HAPPY")));
        assertThatThrownBy(() -> diff(from, to, "person.mood0:GLAD:HAPPY", "")).hasMessage("""
                -Drename=person.mood0:GLAD:HAPPY does not fit: labels within arrays, as in person.mood1, are renamed on \
                PostgreSQL only: write op.renameEnumLabel by hand.
                Leave the option out, or give the names as the history and the model have them.""");
        assertThatThrownBy(() -> diff(
                        moods(SqlTypes.ordinalEnumeration("A", "B")),
                        moods(SqlTypes.ordinalEnumeration("A", "C")),
                        "person.mood0:B:C",
                        ""))
                .hasMessage("""
                -Drename=person.mood0:B:C does not fit: only labels that are stored by name are renamed, and within one type.
                Leave the option out, or give the names as the history and the model have them.""");
    }
}
