package dev.migrate.hibernate;

import dev.migrate.schema.Sequence;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;

/** Sequences that are created as auxiliary database objects, as Envers creates the one that its revisions have ids from. */
final class SequenceObjects {

    private static final Pattern CREATE = Pattern.compile(
            "create sequence ([\\w.]+) start with (-?\\d{1,18}) increment by (-?\\d{1,18})", Pattern.CASE_INSENSITIVE);

    private SequenceObjects() {}

    static List<Sequence> of(Metadata metadata, SqlStringGenerationContext context) {
        return metadata.getDatabase().getAuxiliaryDatabaseObjects().stream()
                .flatMap(object -> of(object, context).stream())
                .toList();
    }

    /** Returns the sequence that an object is, if it is one and nothing else. */
    static Optional<Sequence> of(AuxiliaryDatabaseObject object, SqlStringGenerationContext context) {
        Matcher create = CREATE.matcher(
                String.join(";", object.sqlCreateStrings(context)).strip());
        return create.matches()
                ? Optional.of(new Sequence(
                        TableName.of(create.group(1)),
                        Long.parseLong(create.group(2)),
                        Long.parseLong(create.group(3))))
                : Optional.empty();
    }
}
