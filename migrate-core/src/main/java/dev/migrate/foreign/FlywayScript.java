package dev.migrate.foreign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * A SQL script of Flyway's.
 *
 * @param place the file for people
 * @param text what is run, with its placeholders replaced
 * @param checksum what Flyway's table says of a script that has not changed
 * @param transactional whether it runs in a transaction
 */
record FlywayScript(FlywayName name, String file, String place, String text, int checksum, boolean transactional) {

    private static final int ID_LENGTH = 12;

    /** Returns the checksum that Flyway gives a text: of its lines, however they end. */
    static int checksum(String text) {
        CRC32 crc = new CRC32();
        text.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }

    /** Returns the id of its revision, the same wherever and whenever it is imported. */
    String id() {
        return id("flyway " + key() + (name.kind() == FlywayName.Kind.REPEATABLE ? " " + checksum : ""));
    }

    static String id(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Returns what is the same for a script whatever is in it. */
    String key() {
        return name.kind() == FlywayName.Kind.REPEATABLE
                ? "R " + name.description()
                : "V " + name.requireVersion().key();
    }
}
