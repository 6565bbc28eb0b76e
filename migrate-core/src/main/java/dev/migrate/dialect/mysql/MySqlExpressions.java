package dev.migrate.dialect.mysql;

import dev.migrate.dialect.Expressions;
import dev.migrate.dialect.Idiom;
import dev.migrate.schema.Identifier;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Expressions in one spelling, whoever wrote them. */
final class MySqlExpressions {

    private static final Idiom IDIOM = new Idiom(false, true, synonyms());

    private MySqlExpressions() {}

    private static Map<String, String> synonyms() {
        Map<String, String> synonyms = new TreeMap<>();
        synonyms.put("octet_length", "length");
        synonyms.put("character_length", "char_length");
        synonyms.put("curdate", "current_date");
        synonyms.put("curtime", "current_time");
        synonyms.put("now", "current_timestamp");
        synonyms.put("localtime", "current_timestamp");
        synonyms.put("localtimestamp", "current_timestamp");
        synonyms.put("substring", "substr");
        synonyms.put("lcase", "lower");
        synonyms.put("ucase", "upper");
        return synonyms;
    }

    static String normal(String expression, Product product) {
        return new Expressions(new MySqlWriter(product), MySqlExpressions::stored, name -> null, IDIOM)
                .normalized(expression);
    }

    /** Columns are told apart by their letters only, not by their case. */
    private static Identifier stored(String name) {
        return Identifier.isPlain(name) ? Identifier.of(name.toLowerCase(Locale.ROOT)) : Identifier.quoted(name);
    }
}
