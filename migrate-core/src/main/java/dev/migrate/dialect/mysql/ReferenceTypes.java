package dev.migrate.dialect.mysql;

import dev.migrate.dialect.KeyTypes;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.Table;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The types between which InnoDB has foreign keys: those that it stores alike, whatever they mean, so that an amount may refer to a
 * moment, and an integer to none of another size.
 */
final class ReferenceTypes {

    private ReferenceTypes() {}

    /** Refuses foreign keys that the database would refuse for the types of their columns. */
    static void check(List<Operation> lowered, SchemaView before, Product product) {
        new KeyTypes(product.words(), before, (from, to) -> isUnlike(from, to, product)).check(lowered);
    }

    /** Other engines than the usual one may have foreign keys of their own, or none. */
    static boolean areOfUsualEngine(List<Operation> lowered, SchemaView before) {
        return lowered.stream().noneMatch(each -> choosesEngine(each, before));
    }

    private static boolean choosesEngine(Operation operation, SchemaView before) {
        Table table = operation instanceof CreateTable create
                ? create.table()
                : operation instanceof AlterTable alter ? before.table(alter.table()) : null;
        return table != null
                && table.options().stream().anyMatch(each -> (each.name() + " " + each.value())
                        .toLowerCase(Locale.ROOT)
                        .contains("engine"));
    }

    private static boolean isUnlike(Basic from, Basic to, Product product) {
        String stored = stored(from, product);
        String wanted = stored(to, product);
        return stored != null && wanted != null && !stored.equals(wanted);
    }

    /** Returns what stands for all types that are stored in the same way, or null where that is not certain. */
    private static @Nullable String stored(Basic type, Product product) {
        if (!(MySqlTypes.normal(type, product) instanceof Basic normal)) {
            return null;
        }
        return switch (normal.name()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE_PRECISION, DATE ->
                normal.name().word();
            case VARCHAR -> "text";
            case NUMERIC, BOOLEAN, TIME, TIMESTAMP, TIMESTAMP_TZ, BINARY, VARBINARY, UUID -> "bytes";
            default -> null;
        };
    }
}
