package dev.migrate.dialect.sqlite;

import dev.migrate.schema.Identifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in a text that SQLite keeps; reading moves it on. */
final class SqliteCursor {

    private final String sql;
    private final List<SqliteToken> tokens;
    private int at;

    SqliteCursor(String sql) {
        this.sql = sql;
        this.tokens = SqliteToken.of(sql);
    }

    boolean isAtEnd() {
        return at >= tokens.size();
    }

    @Nullable
    SqliteToken peek() {
        return isAtEnd() ? null : tokens.get(at);
    }

    boolean sees(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (at + i >= tokens.size() || !tokens.get(at + i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    boolean seesAny(String... words) {
        for (String word : words) {
            if (sees(word)) {
                return true;
            }
        }
        return false;
    }

    /** Passes the words if they come next. */
    boolean accept(String... words) {
        boolean seen = sees(words);
        if (seen) {
            at += words.length;
        }
        return seen;
    }

    void expect(String word) {
        if (!accept(word)) {
            throw new IllegalStateException("'" + word + "' is missing at token " + at + " of " + sql);
        }
    }

    SqliteToken next() {
        if (isAtEnd()) {
            throw new IllegalStateException("the end comes too early: " + sql);
        }
        return tokens.get(at++);
    }

    Identifier name() {
        return SqliteWords.identifier(next().unquoted());
    }

    /** Reads a name that may have its schema before it, and returns the name alone. */
    Identifier nameAfterSchema() {
        Identifier name = name();
        return accept(".") ? name() : name;
    }

    /** Reads names between parentheses. */
    List<Identifier> names() {
        List<Identifier> names = new ArrayList<>();
        expect("(");
        do {
            names.add(name());
        } while (accept(","));
        expect(")");
        return names;
    }

    /** Reads what stands between parentheses, without them and without a comment that they begin or end with. */
    String parenthesized() {
        int open = at;
        skipParenthesized();
        return at - open == 2
                ? ""
                : sql.substring(tokens.get(open + 1).start(), tokens.get(at - 2).end());
    }

    private void skipParenthesized() {
        expect("(");
        int depth = 1;
        while (depth > 0) {
            SqliteToken token = next();
            if (token.is("(")) {
                depth++;
            } else if (token.is(")")) {
                depth--;
            }
        }
    }

    /** Reads up to one of the words outside parentheses, or the end. */
    String textUpTo(String... words) {
        int first = at;
        while (!isAtEnd() && !seesAny(words)) {
            if (sees("(")) {
                skipParenthesized();
            } else {
                at++;
            }
        }
        return at == first
                ? ""
                : sql.substring(tokens.get(first).start(), tokens.get(at - 1).end());
    }
}
