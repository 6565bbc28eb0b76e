package dev.migrate.dialect.sqlite;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Reads a {@code create index} as SQLite keeps it. */
final class SqliteIndexText {

    private SqliteIndexText() {}

    static Index read(Identifier name, String sql, Collection<Identifier> columns) {
        SqliteCursor cursor = new SqliteCursor(sql);
        cursor.expect("create");
        boolean unique = cursor.accept("unique");
        cursor.textUpTo("on");
        cursor.expect("on");
        cursor.nameAfterSchema();
        cursor.expect("(");
        List<Index.Part> parts = new ArrayList<>();
        do {
            parts.add(part(cursor, columns));
        } while (cursor.accept(","));
        cursor.expect(")");
        String where = cursor.accept("where") ? SqliteExpressions.read(cursor.textUpTo(";"), columns) : null;
        return new Index(name, parts, unique, where);
    }

    private static Index.Part part(SqliteCursor cursor, Collection<Identifier> columns) {
        String text = cursor.textUpTo(",", ")", "asc", "desc", "collate");
        Index.Part part = part(text, columns);
        if (cursor.accept("collate")) {
            part = part.withCollation(cursor.next().unquoted());
        }
        cursor.accept("asc");
        return cursor.accept("desc") ? part.asDescending() : part;
    }

    private static Index.Part part(String text, Collection<Identifier> columns) {
        List<SqliteToken> tokens = SqliteToken.of(text);
        if (tokens.size() == 1 && tokens.get(0).isName()) {
            return Index.Part.of(SqliteWords.identifier(tokens.get(0).unquoted()));
        }
        return Index.Part.ofExpression(SqliteExpressions.read(SqliteExpressions.normalDefault(text), columns));
    }
}
