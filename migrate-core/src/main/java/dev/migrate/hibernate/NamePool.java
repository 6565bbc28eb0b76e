package dev.migrate.hibernate;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names for what the mapping left without one: unique within a schema and short enough for every database. */
final class NamePool {

    private static final int MAX_BYTES = 63;
    private static final int HASH_DIGITS = 8;

    private final Set<TableName> taken = new HashSet<>();

    void take(TableName name) {
        taken.add(name);
    }

    /** Returns the name a person gave, unless it is taken, and otherwise one by the convention. */
    Identifier choose(@Nullable Identifier given, String prefix, TableName table, List<Identifier> columns) {
        if (given != null && taken.add(table.sibling(given))) {
            return given;
        }
        String conventional = prefix + "_" + table.name().text()
                + columns.stream().map(column -> "_" + column.text()).collect(Collectors.joining());
        Identifier name = identifier(shortened(conventional, conventional));
        for (int i = 2; !taken.add(table.sibling(name)); i++) {
            name = identifier(withHash(conventional, i + " " + table + " " + columns));
        }
        return name;
    }

    private static Identifier identifier(String text) {
        return Identifier.ofPlainOrQuoted(text.replaceAll("[^\\p{L}\\p{Nd}_$]", "_"));
    }

    private static String shortened(String text, String identity) {
        return bytes(text) <= MAX_BYTES ? text : withHash(text, identity);
    }

    private static String withHash(String text, String identity) {
        StringBuilder kept = new StringBuilder(text);
        while (bytes(kept.toString()) > MAX_BYTES - HASH_DIGITS - 1) {
            kept.setLength(kept.offsetByCodePoints(kept.length(), -1));
        }
        return kept + "_" + hash(identity);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
