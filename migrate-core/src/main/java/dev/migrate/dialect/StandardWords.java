package dev.migrate.dialect;

import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.TableName;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What sentences of standard SQL are made of: names, literals, types and the parts of a table. */
abstract class StandardWords implements SqlWriter {

    final String dialect;
    private final int maxIdentifierBytes;
    private final SqlType.Visitor<String> types = new TypesOfWriter(this);

    StandardWords(String dialect, int maxIdentifierBytes) {
        this.dialect = dialect;
        this.maxIdentifierBytes = maxIdentifierBytes;
    }

    @Override
    public String type(SqlType type) {
        return type.accept(types);
    }

    @Override
    public String name(Identifier name) {
        checkLength(name);
        if (name.isQuoted()) {
            return quoted(name.text());
        }
        return isReserved(name.folded()) ? quoted(folded(name.text())) : name.text();
    }

    @Override
    public String name(TableName name) {
        Identifier schema = name.schema();
        return schema == null ? name(name.name()) : name(schema) + "." + name(name.name());
    }

    @Override
    public String literal(@Nullable Object value) {
        return Literals.of(value);
    }

    /** Returns what the database's limits are, if a value is beyond those of a column's type, or null; there are none usually. */
    protected @Nullable String limits(Object value, @Nullable SqlType type) {
        return null;
    }

    /** Returns a parameter for a value that was read from a column of a type, which is null where it is not known. */
    protected String parameter(@Nullable SqlType type) {
        return "?";
    }

    /** Returns a value as a literal for a column of a type, which is null where it is not known. */
    protected String literal(@Nullable Object value, @Nullable SqlType type) {
        return literal(value);
    }

    /** Returns whether what a literal of a value for a column means depends on the time zone of the session. */
    protected boolean dependsOnZone(@Nullable Object value, @Nullable SqlType type) {
        return false;
    }

    /** Returns a statement with a time zone of its own, UTC; where no literal depends on the zone it is the same. */
    protected String inUtc(String sql) {
        return sql;
    }

    /** Returns a SQL expression as the database reads it, names in it being written so already. */
    protected String expression(String sql) {
        return sql;
    }

    /** Refuses a name that is too long. */
    protected void checkLength(Identifier name) {
        ReservedWords.checkLength(name, maxIdentifierBytes, dialect);
    }

    /** Returns a text as a literal. */
    protected final String text(String text) {
        return Literals.text(text);
    }

    /** Returns the names, separated by commas. */
    protected final String names(Collection<Identifier> names) {
        return names.stream().map(this::name).collect(Collectors.joining(", "));
    }

    /** Returns the exact name between quotes. */
    protected String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    /** Returns the exact name that the database stores for an unquoted one. */
    protected String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Returns whether a word, in lower case, cannot be a name without quotes. */
    protected boolean isReserved(String word) {
        return isReservedByStandard(word);
    }

    /** Returns whether the standard keeps a word, in lower case, for itself. */
    protected static boolean isReservedByStandard(String word) {
        return ReservedWords.contains(word);
    }

    /** Returns the text of a type that is a word with numbers. */
    protected String basicType(SqlType.Basic type) {
        return StandardTypes.basic(type);
    }

    /** Returns the text of an array type. */
    protected String arrayType(SqlType.Array type) {
        return type(type.element()) + " array" + (type.length() == null ? "" : "[" + type.length() + "]");
    }

    /** Returns the text of a column type that holds the labels or positions of an enumeration. */
    protected String enumerationType(Enumeration type) {
        return type(StandardTypes.storage(type));
    }

    /** Returns the labels of a type of labels in their order, or none where it is another type. */
    protected List<String> labels(SqlType type, SchemaView before) {
        return List.of();
    }

    /** Returns the clause of the least number of a sequence that starts below the usual one. */
    final String low(long start, long increment) {
        return increment > 0 && start < 1 ? " minvalue " + start : "";
    }

    /** Returns the clause of the greatest number of a sequence that starts above the usual one. */
    final String high(long start, long increment) {
        return increment < 0 && start > -1 ? " maxvalue " + start : "";
    }

    /** Returns the clauses that say which numbers a sequence gives. */
    protected final String numbers(Sequence sequence) {
        return new SequenceSentences(this).numbers(sequence);
    }

    /** Returns the clauses that change the numbering of a column; the next number stays. */
    protected final String changed(Identity before, Identity after) {
        return new SequenceSentences(this).change(before, after);
    }

    /** Returns the clauses that let a numbering go as far as it is said to, or as its type does. */
    protected final String unlimited(Identity identity) {
        return new SequenceSentences(this).limits(identity);
    }

    /** Returns the clause that says how many numbers of a sequence a session takes at once; null for the usual. */
    protected String cache(@Nullable Long numbers) {
        return " cache " + (numbers == null ? 1 : numbers);
    }

    /** Returns the clause of a sequence or numbering that has an end, or none. */
    protected String cycle(boolean cycle) {
        return cycle ? " cycle" : " no cycle";
    }

    /** Returns the definition of a column. */
    protected String column(Column column) {
        return name(column.name()) + " " + type(column.type())
                + (column.collation() == null ? "" : " " + collation(column.collation()))
                + (column.defaultValue() == null
                        ? ""
                        : " default " + column.defaultValue().expression())
                + (column.identity() == null ? "" : " " + identity(column.identity()))
                + (column.generated() == null
                        ? ""
                        : " " + generated(column.generated().expression()))
                + (column.nullable() || column.identity() != null ? "" : " not null");
    }

    /** Returns the clause of a collation. */
    protected String collation(String collation) {
        return "collate " + quoted(collation);
    }

    /** Returns the clause of a generated column. */
    protected String generated(String expression) {
        return "generated always as (" + expression + ")";
    }

    /** Returns the clause of an identity column. */
    protected String identity(Identity identity) {
        return "generated " + (identity.always() ? "always" : "by default") + " as identity"
                + (identity.equals(new Identity(identity.always(), 1, 1))
                        ? ""
                        : " (" + new SequenceSentences(this).numbers(identity).strip() + ")");
    }

    /** Returns the definition of a constraint, with its name if it has one. */
    protected String constraint(Constraint constraint) {
        Identifier name = constraint.name();
        return (name == null ? "" : "constraint " + name(name) + " ")
                + constraint.accept(new ConstraintSentences(this));
    }

    /** Returns a part of an index. */
    protected String part(Index.Part part) {
        return IndexSentence.part(this, part);
    }
}
