package dev.migrate.conformance;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.varchar;

import dev.migrate.dialect.Dialect;
import dev.migrate.op.InsertSpec;
import dev.migrate.op.Operations;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.util.List;

/** The tables that the examples meet, with rows that fit all that is asked of them. */
public final class SampleTables {

    /** Where the example of a move moves a table, which is in another schema then. */
    static final TableName MOVED = new TableName(Identifier.of("crm"), Identifier.of("account"));

    private SampleTables() {}

    /** Returns what creates the tables, in portable words. */
    public static List<Operation> created(String dialect) {
        Operations op = new Operations(dialect);
        op.createTable("team", t -> {
            t.column("id", bigint()).notNull();
            t.primaryKey("pk_team", "id");
        });
        op.createTable("account", t -> {
            t.column("id", bigint()).notNull().identity();
            t.column("name", varchar(80)).notNull();
            t.column("score", bigint()).defaultValue("0");
            t.column("phone", varchar(20));
            t.column("team_id", bigint());
            t.primaryKey("pk_account", "id");
            t.unique("uq_account_name", "name");
            t.check("ck_account_score", "score >= 0");
            t.foreignKey("fk_account_team", "team_id").references("team", "id");
        });
        op.createIndex("ix_account_score", "account", "score");
        return op.operations();
    }

    /** Returns what fills the tables. */
    static List<Operation> filled(String dialect) {
        Operations op = new Operations(dialect);
        op.insert("team", rows -> rows.columns("id").row(1L).row(2L).row(3L));
        op.insert("account", SampleTables::accounts);
        return op.operations();
    }

    private static void accounts(InsertSpec rows) {
        rows.columns("id", "name", "score", "phone", "team_id");
        rows.row(11L, "Ann", 1L, "0170 1", 1L);
        rows.row(12L, "Bob; it's", 2L, null, 2L);
        rows.row(13L, "", 3L, "0171 \\ 2", 3L);
    }

    /** Returns what empties the tables. */
    static List<Operation> emptied(String dialect) {
        Operations op = new Operations(dialect);
        op.delete("account", rows -> rows.everyRow());
        op.delete("team", rows -> rows.everyRow());
        return op.operations();
    }

    /** Returns the schema that the examples meet, as a dialect's database has it. */
    public static Schema before(Dialect dialect) {
        return Replay.from(Schema.empty())
                .apply(dialect.lowering().rewriteAll(created(dialect.name()), Schema.empty()))
                .schema();
    }
}
