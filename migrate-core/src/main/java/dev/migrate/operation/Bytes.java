package dev.migrate.operation;

import java.util.HexFormat;

/**
 * Bytes as the value of a row.
 *
 * @param hex two digits for each byte
 */
public record Bytes(String hex) {

    /**
     * Checks the digits.
     *
     * @throws IllegalArgumentException if these are no bytes
     */
    public Bytes {
        hex = HexFormat.of().formatHex(HexFormat.of().parseHex(hex));
    }

    /** Returns the value of these bytes, which are copied. */
    public static Bytes of(byte[] bytes) {
        return new Bytes(HexFormat.of().formatHex(bytes));
    }

    /** Returns the digits. */
    @Override
    public String toString() {
        return hex;
    }
}
