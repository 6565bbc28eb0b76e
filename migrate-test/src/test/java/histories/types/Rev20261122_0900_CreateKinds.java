package histories.types;

import dev.migrate.op.Migration;
import dev.migrate.op.Operations;
import dev.migrate.op.Revision;
import dev.migrate.op.SqlTypes;

/** A table with a column of every portable type. */
@Revision(id = "t1", message = "create kinds")
public class Rev20261122_0900_CreateKinds implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable("kinds", t -> {
            t.column("id", SqlTypes.bigint()).notNull().identity();
            t.column("a_boolean", SqlTypes.bool()).notNull();
            t.column("a_tinyint", SqlTypes.tinyint()).notNull();
            t.column("a_smallint", SqlTypes.smallint()).notNull();
            t.column("an_integer", SqlTypes.integer()).notNull();
            t.column("a_real", SqlTypes.real()).notNull();
            t.column("a_double", SqlTypes.doublePrecision()).notNull();
            t.column("a_numeric", SqlTypes.numeric(3, 2)).notNull();
            t.column("a_date", SqlTypes.date()).notNull();
            t.column("a_time", SqlTypes.time(0)).notNull();
            t.column("a_timestamp", SqlTypes.timestamp(6)).notNull();
            t.column("a_moment", SqlTypes.timestampUtc(6)).notNull();
            t.column("a_code", SqlTypes.character(2)).notNull();
            t.column("a_word", SqlTypes.varchar(3)).notNull();
            t.column("a_text", SqlTypes.text()).notNull();
            t.column("some_bytes", SqlTypes.bytes()).notNull();
            t.column("a_binary", SqlTypes.varbinary(10)).notNull();
            t.column("a_uuid", SqlTypes.uuid()).notNull();
            t.column("a_document", SqlTypes.json()).notNull();
            t.column("a_choice", SqlTypes.enumeration("YES", "NO")).notNull();
            t.column("a_number", SqlTypes.ordinalEnumeration("YES", "NO")).notNull();
            t.column("a_default", SqlTypes.integer()).notNull().defaultValue("7");
            t.primaryKey("pk_kinds", "id");
        });
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("kinds");
    }
}
