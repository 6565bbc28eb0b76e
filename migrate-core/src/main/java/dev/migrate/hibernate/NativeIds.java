package dev.migrate.hibernate;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.id.NativeGenerator;

/** Which ids one database numbers by a sequence and another by the column: a history of one does not fit both. */
final class NativeIds {

    private NativeIds() {}

    /** Envers numbers its own entity by what it finds on the database, unless it is told to take a sequence. */
    private static final List<String> OF_ENVERS = List.of(
            "org.hibernate.envers.DefaultRevisionEntity",
            "org.hibernate.envers.DefaultTrackingModifiedEntitiesRevisionEntity");

    /** Returns the attributes whose numbering Hibernate leaves to the database, sorted. */
    static List<String> of(SessionFactoryImplementor factory) {
        List<String> ids = new ArrayList<>();
        factory.getMappingMetamodel().forEachEntityDescriptor(entity -> {
            if (entity.getGenerator() instanceof NativeGenerator || OF_ENVERS.contains(entity.getEntityName())) {
                ids.add(entity.getEntityName() + "." + entity.getIdentifierPropertyName());
            }
        });
        return ids.stream().sorted().toList();
    }
}
