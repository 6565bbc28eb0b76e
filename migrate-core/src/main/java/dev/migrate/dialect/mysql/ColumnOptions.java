package dev.migrate.dialect.mysql;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableOption;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog says of a column beyond the model; it is said again when the column's definition is, or it would be
 * lost.
 *
 * @param kindOfGenerated the word behind the expression of a generated column
 * @param onUpdate the clause of a column that is set whenever its row changes, or nothing
 * @param visibility the word of a column that {@code select *} leaves out, or nothing
 * @param srid the clause of a column whose values are of one system of reference, or nothing
 * @param check the condition of the check that is the column's own, or null
 */
record ColumnOptions(
        String kindOfGenerated,
        String onUpdate,
        String visibility,
        String srid,
        @Nullable String check) {

    static final ColumnOptions NONE = new ColumnOptions(" stored", "", "", "", null);

    private static final String SRID = "srid ";

    private static final String VIRTUAL = "virtual";
    private static final String ON_UPDATE = "on update ";
    private static final String INVISIBLE = "invisible";

    /** Returns the options of a column, as the inspector noted them. */
    static ColumnOptions of(Table table, Identifier column) {
        ColumnOptions options = NONE;
        for (TableOption option : table.options()) {
            if (option.isOf(column) && !option.hasConstraint()) {
                options = options.with(option.value());
            }
        }
        return options;
    }

    /** Returns the options of a column, and its own check as it is after a change, unless the change drops it. */
    static ColumnOptions of(Table table, Identifier column, Table after) {
        ColumnOptions options = of(table, column);
        for (Constraint constraint : after.constraints()) {
            Identifier name = constraint.name();
            if (constraint instanceof Check check
                    && name != null
                    && table.options().stream().anyMatch(each -> each.isOf(column) && each.hasConstraint(name))) {
                return options.withCheck(check.expression());
            }
        }
        return options;
    }

    boolean isVirtual() {
        return kindOfGenerated.endsWith(VIRTUAL);
    }

    private ColumnOptions with(String value) {
        if (value.startsWith(SRID)) {
            return withSrid(" " + value);
        }
        return switch (value) {
            case VIRTUAL -> new ColumnOptions(" " + VIRTUAL, onUpdate, visibility, srid, check);
            case INVISIBLE -> new ColumnOptions(kindOfGenerated, onUpdate, " " + INVISIBLE, srid, check);
            default -> new ColumnOptions(kindOfGenerated, " " + value, visibility, srid, check);
        };
    }

    /** Returns the same options with another clause of a system of reference, or none, which only some types have. */
    ColumnOptions withSrid(String clause) {
        return new ColumnOptions(kindOfGenerated, onUpdate, visibility, clause, check);
    }

    private ColumnOptions withCheck(String condition) {
        return new ColumnOptions(kindOfGenerated, onUpdate, visibility, srid, condition);
    }

    /** Notes what the catalog says besides. */
    static void note(Collection<TableOption> options, String dialect, Identifier column, CatalogRow row) {
        String srid = row.get("srs_id");
        if (srid != null) {
            options.add(TableOption.ofColumn(dialect, column, SRID + srid));
        }
        String extra = row.text("extra");
        String words = extra.toLowerCase(Locale.ROOT);
        if (words.contains("virtual generated")) {
            options.add(TableOption.ofColumn(dialect, column, VIRTUAL));
        }
        if (words.contains(INVISIBLE)) {
            options.add(TableOption.ofColumn(dialect, column, INVISIBLE));
        }
        int update = words.indexOf(ON_UPDATE);
        if (update >= 0) {
            String clause = words.substring(update).replace(" " + INVISIBLE, "").strip();
            options.add(TableOption.ofColumn(dialect, column, clause));
        }
    }
}
