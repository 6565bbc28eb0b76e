package dev.migrate.schema;

import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.SqlType.EnumerationForm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;

/**
 * A type of a database's own whose values are labels, as PostgreSQL has them.
 *
 * @param labels the labels in the order in which the database sorts them
 */
public record EnumType(TableName name, List<String> labels) {

    /**
     * Copies the labels.
     *
     * @throws IllegalArgumentException if there is none, or one of them twice
     */
    public EnumType {
        labels = List.copyOf(labels);
        if (labels.isEmpty() || new LinkedHashSet<>(labels).size() < labels.size()) {
            throw new IllegalArgumentException("The enum type " + name + " needs labels, each of them once: " + labels);
        }
    }

    /** Returns the types that columns of tables are of, each with the labels of the first such column. */
    public static List<EnumType> of(Collection<Table> tables) {
        TreeMap<TableName, EnumType> types = new TreeMap<>();
        for (Table table : tables) {
            for (Column column : table.columns().values()) {
                if (element(column.type()) instanceof Enumeration type && type.typeName() != null) {
                    EnumType made = new EnumType(TableName.of(type.typeName()), labels(type));
                    types.putIfAbsent(made.name(), made);
                }
            }
        }
        return List.copyOf(types.values());
    }

    /** Returns the labels of an enumeration in the order that its type has them in. */
    public static List<String> labels(Enumeration type) {
        boolean declared = type.form() == EnumerationForm.ORDINAL || type.form() == EnumerationForm.NAMED_ORDINAL;
        return declared ? type.labels() : type.labels().stream().sorted().toList();
    }

    /** Returns a type without the arrays around it. */
    public static SqlType element(SqlType type) {
        return type instanceof SqlType.Array array ? element(array.element()) : type;
    }

    /** Returns whether values of a column type, or elements of its arrays, are of this type. */
    public boolean isOf(SqlType type) {
        return isOf(name, type);
    }

    /** Returns whether values of a column type, or elements of its arrays, are of the enum type of a name. */
    public static boolean isOf(TableName name, SqlType type) {
        SqlType element = element(type);
        if (element instanceof Enumeration enumeration) {
            return enumeration.typeName() != null
                    && TableName.of(enumeration.typeName()).equals(name);
        }
        return element instanceof SqlType.Raw raw && raw.text().equals(words(name));
    }

    /** Returns the tables that have a column of a type, or of arrays of it, in the order given. */
    public static List<Table> using(TableName type, Collection<Table> tables) {
        return tables.stream().filter(each -> isUsed(type, each)).toList();
    }

    /** Returns whether a column of a table is of the enum type of a name. */
    public static boolean isUsed(TableName name, Table table) {
        return table.columns().values().stream().anyMatch(column -> isOf(name, column.type()));
    }

    /** Returns the name of a type in the words of a catalog: in lower case, or between quotes. */
    public static String words(TableName name) {
        return (name.schema() == null ? "" : words(name.schema()) + ".") + words(name.name());
    }

    private static String words(Identifier name) {
        return name.isQuoted() ? "\"" + name.text().replace("\"", "\"\"") + "\"" : name.folded();
    }

    /** Returns the labels that others have and this type has not. */
    public List<String> missing(List<String> wanted) {
        List<String> missing = new ArrayList<>(wanted);
        missing.removeAll(labels);
        return missing;
    }

    /** Returns whether this type becomes one of these labels by new labels alone. */
    public boolean growsTo(List<String> wanted) {
        List<String> kept = new ArrayList<>(wanted);
        kept.retainAll(labels);
        return kept.equals(labels);
    }
}
