package dev.migrate.runtime;

import dev.migrate.dialect.Dialect;
import dev.migrate.live.LiveDefinitions;
import dev.migrate.plan.LiveObjects;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.KnownView;
import dev.migrate.schema.Presence;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What a database has beside tables, read when it is asked for. */
record CatalogObjects(Connection connection, Dialect dialect) implements LiveObjects {

    @Override
    public List<KnownView> viewsOver(TableName table) {
        try {
            return dialect.inspector(connection).viewsOver(table);
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    @Override
    public Presence presence(DefinitionName name) {
        try {
            return LiveDefinitions.in(connection, dialect.name()).presence(name);
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    @Override
    public Presence presenceOfSchema(Identifier name) {
        try {
            return Presence.of(LiveSchemas.of(connection).has(name));
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }
}
