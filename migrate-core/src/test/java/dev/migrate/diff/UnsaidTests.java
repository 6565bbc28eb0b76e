package dev.migrate.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.op.IndexSpec;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a revision says by hand and no model can say is no difference to a model. */
class UnsaidTests {

    private static Schema schema(Consumer<Operations> more) {
        Operations op = new Operations("any");
        op.createTable("pet", t -> {
            t.column("id", SqlTypes.bigint()).notNull();
            t.column("name", SqlTypes.varchar(80));
            t.column("note", SqlTypes.text());
        });
        more.accept(op);
        return Replay.apply(Schema.empty(), op.operations());
    }

    private static List<String> differences(Schema history, Schema model) {
        return OperationSummary.lines(SchemaDiff.between(history, Unsaid.added(model, history)));
    }

    private static Consumer<Operations> index(Consumer<IndexSpec> definition) {
        return op -> op.createIndex("ix_pet_name", "pet", definition);
    }

    @Test
    void whatAnIndexHasBesidesItsColumnsIsLeftToTheHistory() {
        Schema model = schema(index(i -> i.columns("name")));

        assertThat(differences(
                        schema(index(i -> i.columns("name")
                                .nullsFirst()
                                .operatorClass("text_pattern_ops")
                                .include("note")
                                .invisible())),
                        model))
                .isEmpty();
        assertThat(differences(schema(index(i -> i.columns("name").using("hash"))), model))
                .isEmpty();
    }

    @Test
    void anIndexThatNoModelCanSayStays() {
        Schema history = schema(index(i -> i.columns("note").using("gin").operatorClass("gin_trgm_ops")));

        assertThat(differences(history, schema(op -> {}))).isEmpty();
    }

    @Test
    void anIndexThatAModelCouldSayGoes() {
        assertThat(differences(schema(index(i -> i.columns("name"))), schema(op -> {})))
                .containsExactly("  - drop index ix_pet_name of pet");
    }

    @Test
    void otherColumnsAreADifference() {
        assertThat(differences(
                        schema(index(i -> i.columns("name").include("note"))), schema(index(i -> i.columns("id")))))
                .containsExactly("  - drop index ix_pet_name of pet", "  + create index ix_pet_name on pet (id)");
    }

    @Test
    void anIndexThatHasMoreIsRenamedAsAnyOther() {
        assertThat(differences(
                        schema(index(i -> i.columns("name").include("note"))),
                        schema(op -> op.createIndex("ix_pet_call_name", "pet", "name"))))
                .containsExactly("  ~ rename index ix_pet_name of pet to ix_pet_call_name");
    }

    @Test
    void whenAConstraintLooksAtRowsIsLeftToTheHistory() {
        Schema history = schema(op -> op.alterTable("pet", t -> {
            t.addUnique("uq_pet_name", "name").nullsNotDistinct().deferrable();
            t.addCheck("ck_pet_name", "name <> ''").notValid();
            t.addForeignKey("fk_pet", "id").references("owner", "id").initiallyDeferred();
        }));
        Schema model = schema(op -> op.alterTable("pet", t -> {
            t.addUnique("uq_pet_name", "name");
            t.addCheck("ck_pet_name", "name  <> ''");
            t.addForeignKey("fk_pet", "id").references("owner", "id");
        }));

        assertThat(differences(history, model)).isEmpty();
        assertThat(differences(model, history)).isNotEmpty();
    }

    @Test
    void anExclusionConstraintStays() {
        Schema history = schema(op -> op.alterTable(
                "pet", t -> t.addExclude("ex_pet").column("name", "=").using("hash")));

        assertThat(differences(history, schema(op -> {}))).isEmpty();
    }

    @Test
    void aCollationIsADifferenceOnlyIfTheModelHasOne() {
        Schema none = schema(op -> {});
        Schema one =
                schema(op -> op.alterTable("pet", t -> t.alterColumn("name").collation("C")));

        assertThat(differences(one, none)).isEmpty();
        assertThat(differences(none, one)).containsExactly("  ~ alter table pet: collation of name becomes C");
    }

    @Test
    void anIndexGoesWithTheColumnsThatItKeeps() {
        Schema history = schema(index(i -> i.columns("name").include("note")));
        Operations op = new Operations("any");
        op.dropIndex("ix_pet_name", "pet");
        op.alterTable("pet", t -> t.dropColumn("note"));
        Schema model = Replay.apply(history, op.operations());

        assertThat(differences(history, model))
                .containsExactly("  - drop index ix_pet_name of pet", "  ~ alter table pet: drop column note");
    }
}
