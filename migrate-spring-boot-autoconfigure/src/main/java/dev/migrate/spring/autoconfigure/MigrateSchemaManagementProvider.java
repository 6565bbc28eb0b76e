package dev.migrate.spring.autoconfigure;

import javax.sql.DataSource;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;

/** Says that Migrate keeps the schema, so that Hibernate does not create it in an embedded database. */
final class MigrateSchemaManagementProvider implements SchemaManagementProvider {

    private final MigratedDatabases migrated;

    MigrateSchemaManagementProvider(MigratedDatabases migrated) {
        this.migrated = migrated;
    }

    @Override
    public SchemaManagement getSchemaManagement(DataSource dataSource) {
        return migrated.include(dataSource) ? SchemaManagement.MANAGED : SchemaManagement.UNMANAGED;
    }
}
