package dev.migrate.dialect;

/** The version of a database server. */
public record DatabaseVersion(int major, int minor) {

    /** Returns whether this version is that of the numbers, or later. */
    public boolean isAtLeast(int otherMajor, int otherMinor) {
        return major > otherMajor || major == otherMajor && minor >= otherMinor;
    }

    /** Returns {@code major.minor}. */
    @Override
    public String toString() {
        return major + "." + minor;
    }
}
