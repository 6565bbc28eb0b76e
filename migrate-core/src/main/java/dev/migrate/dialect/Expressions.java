package dev.migrate.dialect;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.InvalidNameException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The normal form of SQL expressions: what a database makes of {@code status in ('A', 'B')} and what an author wrote come
 * out as the same text, which means the same to the database.
 *
 * <p>What this cannot read comes out as it went in.
 *
 * @param writer says how a name stands in SQL
 * @param stored returns the name that the database calls by a text between quotes
 * @param typeOfColumn returns the type of a column in lower case and without numbers ({@code character varying}), or null
 *     where that is not known; the casts that a database adds for a column's sake are left away only where it is known
 * @param idiom how the database prints expressions
 */
public record Expressions(
        SqlWriter writer,
        Function<String, Identifier> stored,
        Function<Identifier, @Nullable String> typeOfColumn,
        Idiom idiom) {

    /** Creates the normal form of a database that prints expressions as PostgreSQL does. */
    public Expressions(
            SqlWriter writer,
            Function<String, Identifier> stored,
            Function<Identifier, @Nullable String> typeOfColumn) {
        this(writer, stored, typeOfColumn, Idiom.STANDARD);
    }

    /** Returns the normal form of a condition or any other expression over columns. */
    public String normalized(String expression) {
        Term term = read(expression);
        return term == null ? expression.strip() : term.text();
    }

    /** Returns the normal form of a column's default, or null where it is the same as none. */
    public @Nullable String normalizedDefault(String expression, @Nullable String type) {
        Term term = read(expression);
        if (term == null) {
            return expression.strip();
        }
        String text = Terms.asAssigned(term, type).text();
        return text.equals("null") ? null : text;
    }

    private @Nullable Term read(String expression) {
        try {
            return new ExpressionParser(Tokens.of(expression), new Terms(writer, stored, typeOfColumn, idiom)).whole();
        } catch (UnreadableExpressionException | InvalidNameException unreadable) {
            return null;
        }
    }
}
