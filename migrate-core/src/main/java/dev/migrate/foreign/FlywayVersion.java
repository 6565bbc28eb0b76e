package dev.migrate.foreign;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** A version as Flyway orders it: numbers between dots, where zeros at the end do not count. */
record FlywayVersion(String text, List<BigInteger> parts) implements Comparable<FlywayVersion> {

    /** Returns the version of a text such as {@code 1_2} or {@code 1.2}. */
    static FlywayVersion of(String text) {
        String plain = text.strip().replace('_', '.');
        List<BigInteger> parts = new ArrayList<>();
        for (String part : plain.split("\\.", -1)) {
            parts.add(new BigInteger(part));
        }
        while (parts.size() > 1 && parts.get(parts.size() - 1).signum() == 0) {
            parts.remove(parts.size() - 1);
        }
        return new FlywayVersion(plain, List.copyOf(parts));
    }

    /** Returns whether a text is a version. */
    static boolean isOne(String text) {
        return text.matches("\\d+([._]\\d+)*");
    }

    /** Returns the text that equal versions share. */
    String key() {
        return String.join(".", parts.stream().map(BigInteger::toString).toList());
    }

    @Override
    public int compareTo(FlywayVersion other) {
        for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
            int order = part(i).compareTo(other.part(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private BigInteger part(int index) {
        return index < parts.size() ? parts.get(index) : BigInteger.ZERO;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FlywayVersion version && parts.equals(version.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
