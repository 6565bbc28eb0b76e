package dev.migrate.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import org.junit.jupiter.api.Test;

class OwnedByOthersTests {

    /** On SQLite Hibernate makes them as plain tables when the application starts. */
    @Test
    void tablesForHibernatesBulkStatementsAreNotTheApplications() {
        Operations op = new Operations("any");
        op.createTable("`HT_Owner`", t -> {
            t.column("id", SqlTypes.bigint());
            t.column("hib_sess_id", SqlTypes.character(36));
        });
        op.createTable("hte_owner", t -> {
            t.column("rn_", SqlTypes.integer());
            t.column("id", SqlTypes.bigint());
        });
        op.createTable("`HTE_Pet`", t -> t.column("hib_sess_id", SqlTypes.character(36)));
        op.createTable("`b`", t -> t.column("hib_sess_id", SqlTypes.character(36)));
        op.createTable("ht_pressure", t -> t.column("id", SqlTypes.bigint()));
        op.createTable("hte_codes", t -> t.column("id", SqlTypes.bigint()));
        Schema schema = Replay.apply(Schema.empty(), op.operations());
        assertThat(OwnedByOthers.withoutBulkTables(schema)).isEqualTo(OwnedByOthers.removedFrom(schema));
        assertThat(OwnedByOthers.removedFrom(schema).tables().keySet()).hasToString("[ht_pressure, hte_codes]");
    }
}
