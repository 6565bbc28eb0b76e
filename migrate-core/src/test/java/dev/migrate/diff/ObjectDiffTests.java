package dev.migrate.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.op.Operations;
import dev.migrate.operation.DefinitionOperation.CreateDefinition;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import org.junit.jupiter.api.Test;

class ObjectDiffTests {

    @Test
    void aViewComesBehindThoseThatItReads() {
        Operations op = new Operations("any");
        op.createView("middle", "select id from zebra");
        op.createView("ant", "select id from middle join round_a on true");
        op.createView("round_a", "select 1 from round_b");
        op.createView("round_b", "select 1 from round_a");
        op.createView("zebra", "select 1 as id");
        Schema wanted = Replay.apply(Schema.empty(), op.operations());
        assertThat(SchemaDiff.between(Schema.empty(), wanted))
                .extracting(each ->
                        ((CreateDefinition) each).definition().name().name().toString())
                .containsExactly("zebra", "middle", "round_b", "round_a", "ant");
    }
}
