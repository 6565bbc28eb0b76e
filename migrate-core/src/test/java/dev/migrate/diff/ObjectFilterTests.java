package dev.migrate.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is compared. */
class ObjectFilterTests {

    private static final Schema HISTORY = schema(op -> {
        op.createTable("account", t -> {
            t.column("id", SqlTypes.bigint()).notNull();
            t.column("legacy", SqlTypes.text());
            t.unique("uq_account_legacy", "legacy");
            t.comment("old");
        });
        op.createIndex("ix_tmp_id", "account", "id");
        for (String name : List.of("audit_log", "Flyway_schema_history", "BATCH_JOB", "spring_session", "own")) {
            op.createTable(name, t -> t.column("id", SqlTypes.bigint()));
        }
        op.createSequence("audit_seq", 1, 1);
    });
    private static final Schema MODEL = schema(op -> {
        op.createTable("account", t -> t.column("id", SqlTypes.bigint()).notNull());
        op.createTable("audit_entry", t -> t.column("id", SqlTypes.bigint()));
        op.createTable("batch_order", t -> t.column("id", SqlTypes.bigint()));
    });

    private static Schema schema(Consumer<Operations> definition) {
        Operations op = new Operations("any");
        definition.accept(op);
        return Replay.apply(Schema.empty(), op.operations());
    }

    private static List<String> diff(List<String> include, List<String> exclude) {
        ObjectFilter filter = new ObjectFilter(include, exclude, List.of("own"));
        return OperationSummary.lines(SchemaDiff.between(filter.in(HISTORY, MODEL), filter.in(MODEL, MODEL)));
    }

    @Test
    void tablesOfFrameworksAreLeftAloneUnlessAnEntityMapsThem() {
        assertThat(diff(List.of(), List.of()))
                .containsExactly(
                        "  - drop index ix_tmp_id of account",
                        "  + create table audit_entry",
                        "  + create table batch_order",
                        "  ~ alter table account: drop unique constraint uq_account_legacy",
                        "  ~ alter table account: comment of the table",
                        "  ~ alter table account: drop column legacy",
                        "  - drop table audit_log",
                        "  - drop sequence audit_seq");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"batch_order", "qrtz_plan", "spring_session_note", "migrate_wish", "databasechangelog_copy"})
    void whatRevisionsHaveMadeIsTheApplicationsHoweverItsNameBegins(String name) {
        Schema before = schema(op -> op.createTable(name, t -> t.column("id", SqlTypes.bigint())));
        ObjectFilter filter =
                new ObjectFilter(List.of(), List.of(), List.of("own")).knowing(before, DiffOptions.none());
        assertThat(filter.in(before, Schema.empty())).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch_job_instance", "QRTZ_TRIGGERS", "spring_session", "databasechangeloglock", "own"})
    void tablesOfFrameworksThatRevisionsHaveMadeAreLeftAlone(String name) {
        Schema before = schema(op -> op.createTable(name, t -> t.column("id", SqlTypes.bigint())));
        ObjectFilter filter =
                new ObjectFilter(List.of(), List.of(), List.of("own")).knowing(before, DiffOptions.none());
        assertThat(filter.in(before, Schema.empty()).tables()).isEmpty();
    }

    @Test
    void whatSomebodyNamesIsCompared() {
        Schema before = schema(op -> op.createTable("batch_order", t -> t.column("id", SqlTypes.bigint())));
        Schema model = schema(op -> op.createTable("orders", t -> t.column("id", SqlTypes.bigint())));
        for (DiffOptions said : List.of(
                DiffOptions.parse("", "batch_order:orders", ""),
                DiffOptions.parse("batch_order.a:b", "", ""),
                DiffOptions.parse("", "", "batch_order"),
                DiffOptions.none().withNotRenamed("batch_order:orders"))) {
            ObjectFilter filter = new ObjectFilter(List.of(), List.of(), List.of()).knowing(Schema.empty(), said);
            assertThat(filter.in(before, model)).isEqualTo(before);
        }
    }

    @Test
    void patternsOfEachKindExcludeOnBothSides() {
        assertThat(diff(
                        List.of(),
                        List.of(
                                "AUDIT_*",
                                "column:*.legacy",
                                "index:ix_tmp_*",
                                "sequence:audit_seq",
                                "table:batch_order")))
                .containsExactly("  ~ alter table account: comment of the table");
    }

    @Test
    void constraintsAreNamedWithTheirTableOrWithout() {
        assertThat(diff(List.of("table:account", "sequence:none"), List.of("constraint:account.uq_*", "index:*")))
                .containsExactly(
                        "  ~ alter table account: comment of the table", "  ~ alter table account: drop column legacy");
        assertThat(diff(
                        List.of("table:account", "sequence:none", "constraint:none"),
                        List.of("column:legacy", "index:*")))
                .containsExactly(
                        "  ~ alter table account: comment of the table", "  ~ alter table account: drop column legacy");
    }

    @Test
    void whereAKindIsIncludedNothingElseOfItIsCompared() {
        assertThat(diff(List.of("table:audit_*", "sequence:none"), List.of()))
                .containsExactly("  + create table audit_entry", "  - drop table audit_log");
    }

    @Test
    void commentsNeedNotBeCompared() {
        Schema same = ObjectFilter.withCommentsOf(HISTORY, MODEL);
        assertThat(same.table(HISTORY.tables().keySet().iterator().next()).comment())
                .isNull();
    }

    @Test
    void aKindThatThereIsNotIsRefused() {
        assertThatThrownBy(() -> diff(List.of(), List.of("trigger:x"))).hasMessage("""
                Cannot read the pattern trigger:x of migrate.autogenerate.
                    kinds  schema, table, column, index, constraint, sequence, view, type
                Write a kind and a name with * for any letters: table:audit_*""");
    }
}
