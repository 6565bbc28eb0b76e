package dev.migrate.command;

import dev.migrate.schema.Column;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** What makes that a revision of a model serves one database only. */
final class OneDatabase {

    private OneDatabase() {}

    private static String sameForAll(String id) {
        return id.startsWith("org.hibernate.envers.")
                ? "the setting org.hibernate.envers.use_revision_entity_with_native_id=false"
                : "@GeneratedValue(strategy = GenerationType.SEQUENCE)";
    }

    /** Returns the ids and columns, with the reasons. */
    static List<Remark> of(Model model, String database) {
        List<Remark> remarks = new ArrayList<>();
        for (String id : model.numberedByDatabase()) {
            remarks.add(new Remark(
                    "id",
                    id,
                    "its numbering is left to the database: a sequence on PostgreSQL, the column elsewhere; this is for "
                            + database
                            + ", and the same for all is " + sameForAll(id)));
        }
        for (String past : model.pastByDatabase()) {
            remarks.add(new Remark(
                    "history",
                    past,
                    "Hibernate keeps its past in moments of another type on each database; this is for " + database));
        }
        for (Table table : model.schema().tables().values()) {
            for (Column column : table.columns().values()) {
                if (column.type() instanceof SqlType.Raw type) {
                    remarks.add(new Remark(
                            "column",
                            table.name() + "." + column.name(),
                            "its type " + type.text() + " is written out in the mapping, in the words of a database"));
                }
            }
        }
        return remarks;
    }
}
