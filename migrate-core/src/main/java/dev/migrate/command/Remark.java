package dev.migrate.command;

/**
 * Something that a comparison has to say of an object beside what is done.
 *
 * @param kind what the object is, {@code view}, {@code index} or {@code column}
 * @param name what it is called, {@code ix_email of account} or {@code account.email}
 * @param reason why it is named
 */
public record Remark(String kind, String name, String reason) {}
