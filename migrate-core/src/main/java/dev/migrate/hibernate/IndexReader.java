package dev.migrate.hibernate;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Formula;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/** Reads the indexes of one table. */
final class IndexReader {

    private static final Pattern WHERE =
            Pattern.compile("\\s*where\\s+(.+?)\\s*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final NamePool pool;
    private final TableName tableName;
    private final Table table;
    private final Place place;

    IndexReader(NamePool pool, TableName tableName, Table table, @Nullable String origin) {
        this.pool = pool;
        this.tableName = tableName;
        this.table = table;
        this.place = Place.ofTable(origin, tableName);
    }

    /** Returns whether a unique key says more than a unique constraint can. */
    static boolean isIndex(UniqueKey key) {
        return key.getColumnOrderMap().values().stream().anyMatch(order -> isDescending(order))
                || ColumnReader.blankToNull(key.getOptions()) != null;
    }

    List<Index> read() {
        List<Index> indexes = new ArrayList<>();
        table.getIndexes().values().stream()
                .sorted(Comparator.comparing(org.hibernate.mapping.Index::getName))
                .forEach(index -> indexes.add(index(index)));
        table.getUniqueKeys().values().stream()
                .filter(IndexReader::isIndex)
                .sorted(Comparator.comparing(UniqueKey::getName))
                .forEach(key -> indexes.add(unique(key)));
        return indexes;
    }

    private Index index(org.hibernate.mapping.Index index) {
        List<Index.Part> parts = index.getSelectables().stream()
                .map(each -> part(each, index.getSelectableOrderMap().get(each)))
                .toList();
        return named("ix", index.getName(), parts, index.isUnique(), index.getOptions());
    }

    private Index unique(UniqueKey key) {
        Map<Column, String> orders = key.getColumnOrderMap();
        List<Index.Part> parts = key.getColumns().stream()
                .map(each -> part(each, orders.get(each)))
                .toList();
        return named("uq", key.getName(), parts, true, key.getOptions());
    }

    private Index named(
            String prefix, @Nullable String given, List<Index.Part> parts, boolean unique, @Nullable String options) {
        List<Identifier> columns = new Index(Identifier.of("i"), parts, unique, null).columns();
        Identifier name = pool.choose(HibernateNames.given(given), prefix, tableName, columns);
        return new Index(name, parts, unique, condition(name, options));
    }

    private @Nullable String condition(Identifier name, @Nullable String options) {
        if (ColumnReader.blankToNull(options) == null) {
            return null;
        }
        Matcher where = WHERE.matcher(options);
        if (!where.matches()) {
            throw UnsupportedMappingException.of(
                    "the options '" + options + "' of index " + name,
                    place,
                    "of options only 'where …' has a portable form",
                    "Remove the options from @Index and create the index in a revision with op.execute(…).");
        }
        return where.group(1);
    }

    private Index.Part part(Selectable selectable, @Nullable String order) {
        Index.Part part = selectable instanceof Formula formula
                ? Index.Part.ofExpression(CheckText.of(formula.getFormula()))
                : Index.Part.of(known((Column) selectable));
        return isDescending(order) ? part.asDescending() : part;
    }

    /** Returns the table's column that an annotation names; it is named without quotes also where it has some. */
    private Identifier known(Column column) {
        Column known = table.getColumns().stream()
                .filter(each -> each.getName().equalsIgnoreCase(column.getName()))
                .findFirst()
                .orElse(null);
        if (known == null) {
            throw UnsupportedMappingException.of(
                    "an index of '" + column.getName() + "'",
                    place,
                    "the table has no such column",
                    "Name columns as they are named in the database, each with asc or desc at most,"
                            + " and put expressions into parentheses.");
        }
        return HibernateNames.column(known);
    }

    private static boolean isDescending(@Nullable String order) {
        return order != null && order.strip().toLowerCase(Locale.ROOT).equals("desc");
    }
}
