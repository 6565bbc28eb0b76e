package dev.migrate.plan;

import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.KnownView;
import dev.migrate.schema.Presence;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.function.Supplier;

/** What there is beside tables, as a database or a replay tells when it is asked. */
public interface LiveObjects {

    /** Returns the views that read a table, directly or through others, in an order in which they can be created. */
    List<KnownView> viewsOver(TableName table);

    /** Returns whether a view, routine or trigger is there. */
    Presence presence(DefinitionName name);

    /** Returns whether a schema is there. */
    Presence presenceOfSchema(Identifier name);

    /** Returns what a schema tells that is made when it is first asked. */
    static LiveObjects of(Supplier<? extends SchemaView> schema) {
        return new LiveObjects() {
            @Override
            public List<KnownView> viewsOver(TableName table) {
                return schema.get().viewsOver(table);
            }

            @Override
            public Presence presence(DefinitionName name) {
                return schema.get().presence(name);
            }

            @Override
            public Presence presenceOfSchema(Identifier name) {
                return schema.get().presenceOfSchema(name);
            }
        };
    }
}
