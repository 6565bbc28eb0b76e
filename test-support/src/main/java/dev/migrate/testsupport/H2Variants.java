package dev.migrate.testsupport;

/** H2 with settings of its URL that change what names and statements mean. */
public final class H2Variants {

    private H2Variants() {}

    /**
     * Creates an empty database in the memory of this JVM that nobody else uses; closing it drops it.
     *
     * @param settings such as {@code DATABASE_TO_LOWER=TRUE}, with semicolons between several
     */
    public static FreshDatabase create(String settings) {
        return H2Databases.inMemory(";" + settings);
    }
}
