package dev.migrate.hibernate;

import dev.migrate.dialect.Dialect;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.id.NativeGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says which ids one database numbers by a sequence and another by the column: a history of one does not fit both. */
final class NativeIds {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");

    private NativeIds() {}

    /** Returns the attributes whose numbering Hibernate leaves to the database, sorted. */
    static List<String> of(Capture.Moment moment) {
        List<String> ids = new ArrayList<>();
        moment.factory().getMappingMetamodel().forEachEntityDescriptor(entity -> {
            if (entity.getGenerator() instanceof NativeGenerator) {
                ids.add(entity.getEntityName() + "." + entity.getIdentifierPropertyName());
            }
        });
        return ids.stream().sorted().toList();
    }

    static void warn(List<String> ids, Dialect target) {
        if (!ids.isEmpty()) {
            LOG.warn(
                    "Hibernate leaves the numbering of ids to the database: by a sequence on PostgreSQL, by the column"
                            + " elsewhere. This reading is for {}.\n    mapped by  {}\nFor one history on several"
                            + " databases name one: @GeneratedValue(strategy = GenerationType.SEQUENCE)",
                    target.name(),
                    String.join("\n               ", ids));
        }
    }
}
