package dev.migrate.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** An attribute of an embeddable that is in a table twice: one annotation speaks of both columns. */
class FormerColumnsTests {

    private static final TableName ACCOUNT = TableName.of("account");

    private static Schema schema(String... columns) {
        Operations op = new Operations("any");
        op.createTable("account", t -> {
            t.column("id", SqlTypes.bigint()).notNull();
            for (String each : columns) {
                t.column(each, SqlTypes.varchar(80));
            }
        });
        return Replay.apply(Schema.empty(), op.operations());
    }

    private static Evidence formerly(String former, String... columns) {
        Map<Identifier, List<Identifier>> names = new TreeMap<>();
        for (String each : columns) {
            names.put(Identifier.of(each), List.of(Identifier.of(former)));
        }
        return new Evidence(Map.of(), Map.of(), Map.of(), Map.of(ACCOUNT, names));
    }

    private static List<String> changes(Schema from, Schema to, Evidence evidence) {
        return OperationSummary.lines(SchemaDiff.between(from, to, DiffOptions.none(), evidence, List.of()));
    }

    @Test
    void whereBothAreNewItIsAboutNeither() {
        Evidence evidence = formerly("road", "home_street", "work_street");
        assertThat(changes(schema(), schema("home_street", "work_street"), evidence))
                .containsExactly(
                        "  ~ alter table account: add column home_street varchar(80)",
                        "  ~ alter table account: add column work_street varchar(80)");
        assertThatThrownBy(() -> changes(schema(), schema("home_street"), formerly("road", "home_street")))
                .hasMessage("""
                        @RenamedFrom("road") of account.home_street does not fit: the history has no column road in account.
                        Remove the annotation, or give the name as the history has it.""");
    }

    @Test
    void whichOneOfBothTheOldOneIsIsAsked() {
        Evidence evidence = formerly("road", "home_street", "work_street");
        assertThatThrownBy(() -> changes(schema("road"), schema("home_street", "work_street"), evidence))
                .isInstanceOf(DropRefusedException.class)
                .hasMessage("""
                            Nothing is written: the model no longer has what holds data.
                                column  account.road
                                    possibly home_street now: the same type varchar(80)
                                    possibly work_street now: the same type varchar(80)
                            If account.road has another name now: -Drename=account.road:home_street or -Drename=account.road:work_street
                            If it is to be dropped: -DallowDrop=account.road""");
        assertThat(changes(schema("road", "work_street"), schema("home_street", "work_street"), evidence))
                .containsExactly("  ~ alter table account: rename column road to home_street");
    }
}
