package histories.whole;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.bool;
import static dev.migrate.op.SqlTypes.date;
import static dev.migrate.op.SqlTypes.numeric;
import static dev.migrate.op.SqlTypes.timestampUtc;
import static dev.migrate.op.SqlTypes.uuid;

import dev.migrate.op.Migration;
import dev.migrate.op.Operations;
import dev.migrate.op.Revision;

/** A revision of the history that has no fault. */
@Revision(id = "a2", down = "a1", message = "add pets")
public class Rev20261122_0901_AddPets implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable("pet", t -> {
            t.column("id", uuid()).notNull();
            t.column("owner_id", bigint()).notNull();
            t.column("mother_id", uuid());
            t.column("born", date()).notNull();
            t.column("seen_at", timestampUtc(6)).notNull();
            t.column("weight", numeric(6, 2)).notNull();
            t.column("vaccinated", bool()).notNull();
            t.primaryKey("pk_pet", "id");
            t.foreignKey("fk_pet_owner_id", "owner_id").references("owner", "id");
            t.foreignKey("fk_pet_mother_id", "mother_id").references("pet", "id");
        });
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("pet");
    }
}
