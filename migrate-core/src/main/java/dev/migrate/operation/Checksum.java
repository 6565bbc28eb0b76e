package dev.migrate.operation;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The checksum of what a revision does: the same as long as its operations are. */
public final class Checksum {

    private Checksum() {}

    /** Returns {@code ops1:} and the SHA-256 of the operations' canonical text, in hexadecimal digits. */
    public static String of(List<Operation> operations) {
        String text = OperationText.of(operations);
        byte[] ascii = new byte[text.length()];
        for (int i = 0; i < ascii.length; i++) {
            ascii[i] = (byte) text.charAt(i);
        }
        return OperationText.VERSION + ":" + HexFormat.of().formatHex(sha256().digest(ascii));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
