package dev.migrate.dialect.postgresql;

import dev.migrate.schema.Identity;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOptions;
import dev.migrate.schema.SequenceOwner;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What the catalog says of a sequence, which may be that of an identity column. */
final class SequenceRow {

    private SequenceRow() {}

    static Sequence sequence(ResultSet row, TableNames names) throws SQLException {
        return new Sequence(
                names.of(row.getString("nspname"), row.getString("relname")),
                row.getLong("seqstart"),
                row.getLong("seqincrement"),
                options(row),
                owner(row, names));
    }

    static Identity identity(ResultSet row, boolean always) throws SQLException {
        return new Identity(always, row.getLong("seqstart"), row.getLong("seqincrement"), options(row));
    }

    private static @Nullable SequenceOwner owner(ResultSet row, TableNames names) throws SQLException {
        String table = row.getString("ownertable");
        return table == null
                ? null
                : new SequenceOwner(
                        names.of(row.getString("ownerschema"), table),
                        PostgreSqlNames.ofStored(row.getString("ownercolumn")));
    }

    private static SequenceOptions options(ResultSet row) throws SQLException {
        String type = row.getString("seqtype");
        return new SequenceOptions(
                        row.getLong("seqmin"),
                        row.getLong("seqmax"),
                        row.getBoolean("seqcycle"),
                        row.getLong("seqcache"))
                .withoutUsual(
                        row.getLong("seqstart"),
                        row.getLong("seqincrement"),
                        PostgreSqlTypes.first(type),
                        PostgreSqlTypes.last(type),
                        1);
    }
}
