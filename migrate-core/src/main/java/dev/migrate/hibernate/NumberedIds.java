package dev.migrate.hibernate;

import dev.migrate.schema.TableName;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.persister.entity.EntityPersister;

/** Which ids sequences number. */
final class NumberedIds {

    private NumberedIds() {}

    /** Returns for each sequence the attribute that it numbers, of several the first by name. */
    static Map<TableName, String> of(SessionFactoryImplementor factory, HibernateNames names) {
        Map<TableName, String> ids = new TreeMap<>();
        factory.getMappingMetamodel().forEachEntityDescriptor(entity -> {
            if (entity.getGenerator() instanceof SequenceStyleGenerator generator
                    && entity.getIdentifierPropertyName() != null) {
                QualifiedName name = generator.getDatabaseStructure().getPhysicalName();
                ids.merge(
                        names.name(name.getSchemaName(), name.getObjectName()), attribute(entity), NumberedIds::first);
            }
        });
        return ids;
    }

    private static String attribute(EntityPersister entity) {
        return entity.getEntityName() + "." + entity.getIdentifierPropertyName();
    }

    private static String first(String one, String other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
