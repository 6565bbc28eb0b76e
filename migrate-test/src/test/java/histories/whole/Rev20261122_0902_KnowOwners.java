package histories.whole;

import static dev.migrate.op.SqlTypes.enumeration;

import dev.migrate.op.Migration;
import dev.migrate.op.Operations;
import dev.migrate.op.Revision;

/** A revision of the history that has no fault. */
@Revision(id = "a3", down = "a2", message = "know owners", database = "h2:2")
public class Rev20261122_0902_KnowOwners implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.alterTable(
                "owner", t -> t.addColumn("status", enumeration("NEW", "KNOWN").length(10)));
        op.execute("update owner set status = 'NEW'");
        op.alterTable("owner", t -> {
            t.alterColumn("status").notNull();
            t.addUnique("uq_owner_name", "name");
        });
    }

    @Override
    public void downgrade(Operations op) {
        op.alterTable("owner", t -> {
            t.dropUnique("uq_owner_name");
            t.dropColumn("status");
        });
    }
}
