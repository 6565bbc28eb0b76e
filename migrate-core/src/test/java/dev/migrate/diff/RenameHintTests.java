package dev.migrate.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.RenameHint;
import dev.migrate.schema.RenameHint.Verdict;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an application knows about names goes before a question, and behind what a person says. */
class RenameHintTests {

    private static Schema schema(String table, String column, String sequence) {
        Operations op = new Operations("any");
        op.createTable(table, t -> {
            t.column("id", SqlTypes.bigint()).notNull();
            t.column(column, SqlTypes.varchar(80));
        });
        op.createSequence(sequence);
        return Replay.apply(Schema.empty(), op.operations());
    }

    private static final Schema FROM = schema("t_person", "c_name", "numbers");
    private static final Schema TO = schema("person", "name", "ids");

    private static List<String> diff(DiffOptions options, RenameHint... hints) {
        Evidence evidence = new Evidence(
                Map.of(TableName.of("person"), "com.acme.Person"),
                Map.of(TableName.of("person"), Map.of(Identifier.of("name"), "com.acme.Person.name")),
                Map.of(),
                Map.of());
        return OperationSummary.lines(SchemaDiff.between(FROM, TO, options, evidence, List.of(hints)));
    }

    @Test
    void whatItCallsRenamedIs() {
        List<String> asked = new ArrayList<>();
        RenameHint hint = pair -> {
            asked.add(pair + " " + pair.mappedBy());
            return Verdict.RENAMED;
        };
        assertThat(diff(DiffOptions.none(), hint))
                .containsExactly(
                        "  ~ rename table t_person to person",
                        "  ~ alter table person: rename column c_name to name",
                        "  ~ rename sequence numbers to ids");
        assertThat(asked)
                .containsExactly(
                        "t_person:person com.acme.Person",
                        "t_person.c_name:name com.acme.Person.name",
                        "numbers:ids null");
    }

    @Test
    void theFirstThatKnowsSomethingIsHeard() {
        assertThatThrownBy(() -> diff(
                        DiffOptions.parse("", "t_person:person", ""),
                        pair -> pair.kind() == RenameHint.Kind.COLUMN ? Verdict.NOT_RENAMED : Verdict.UNKNOWN,
                        pair -> Verdict.RENAMED))
                .isInstanceOf(DropRefusedException.class)
                .hasMessage("""
                Nothing is written: the model no longer has what holds data.
                    column  person.c_name
                If it is to be dropped: -DallowDrop=person.c_name""");
    }

    @Test
    void aPersonIsHeardFirst() {
        assertThat(diff(
                        DiffOptions.parse("numbers:ids,t_person.c_name:name", "t_person:person", ""),
                        pair -> Verdict.NOT_RENAMED))
                .containsExactly(
                        "  ~ rename table t_person to person",
                        "  ~ alter table person: rename column c_name to name",
                        "  ~ rename sequence numbers to ids");
    }

    @Test
    void contradictionsAreRefused() {
        Operations op = new Operations("any");
        op.createSequence("ids");
        op.createSequence("other");
        Schema to = Replay.apply(Schema.empty(), op.operations());
        assertThatThrownBy(() -> SchemaDiff.between(
                        Schema.of(List.of(), FROM.sequences().values()),
                        to,
                        DiffOptions.none(),
                        Evidence.none(),
                        List.of(pair -> Verdict.RENAMED)))
                .hasMessage("""
                Beans of RenameHint contradict each other.
                    renamed  numbers:ids
                    renamed  numbers:other
                Let them say RENAMED of one of the two pairs.""");
    }
}
