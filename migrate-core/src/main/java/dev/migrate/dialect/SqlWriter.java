package dev.migrate.dialect;

import dev.migrate.operation.Operation;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says operations in SQL: those that the dialect's lowering leaves. */
public interface SqlWriter {

    /**
     * Returns the statements for an operation.
     *
     * @param before the schema it meets; asked only where the SQL depends on it
     * @throws UnsupportedOperationInDialectException if the database cannot do it
     */
    List<Statement> write(Operation operation, SchemaView before);

    /**
     * Returns the text of a type.
     *
     * @throws UnsupportedOperationInDialectException if the database has no such type
     */
    String type(SqlType type);

    /** Returns a name as it stands in SQL: quoted where it must be. */
    String name(Identifier name);

    /** Returns a name as it stands in SQL, with its schema if it has one. */
    String name(TableName name);

    /** Returns a value of an {@code InsertRows} as a literal. */
    String literal(@Nullable Object value);
}
