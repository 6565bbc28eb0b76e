package dev.migrate.schema;

/** The column that a sequence belongs to: it is gone when the column is, and follows its table. */
public record SequenceOwner(TableName table, Identifier column) {

    @Override
    public String toString() {
        return table + "." + column;
    }
}
