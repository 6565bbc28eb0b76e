package dev.migrate.dialect.mysql;

import dev.migrate.dialect.Expressions;
import dev.migrate.dialect.Idiom;
import dev.migrate.schema.Identifier;
import java.util.Locale;
import java.util.Map;

/** Expressions in one spelling, whoever wrote them. */
final class MySqlExpressions {

    private static final Idiom IDIOM = new Idiom(
            false,
            true,
            Map.of(
                    "octet_length", "length",
                    "character_length", "char_length",
                    "curdate", "current_date",
                    "curtime", "current_time",
                    "now", "current_timestamp",
                    "localtime", "current_timestamp",
                    "localtimestamp", "current_timestamp",
                    "substring", "substr",
                    "lcase", "lower",
                    "ucase", "upper"));

    private MySqlExpressions() {}

    static String normal(String expression, Product product) {
        return new Expressions(new MySqlWriter(product), MySqlExpressions::stored, name -> null, IDIOM)
                .normalized(expression);
    }

    /** Columns are told apart by their letters only, not by their case. */
    private static Identifier stored(String name) {
        return Identifier.isPlain(name) ? Identifier.of(name.toLowerCase(Locale.ROOT)) : Identifier.quoted(name);
    }
}
