package dev.migrate.dialect;

import dev.migrate.schema.SqlType;

/** Leads a type to the method of the writer that says it. */
record TypesOfWriter(StandardWords writer) implements SqlType.Visitor<String> {

    @Override
    public String basic(SqlType.Basic type) {
        return writer.basicType(type);
    }

    @Override
    public String array(SqlType.Array type) {
        return writer.arrayType(type);
    }

    @Override
    public String enumeration(SqlType.Enumeration type) {
        return writer.enumerationType(type);
    }

    @Override
    public String raw(SqlType.Raw type) {
        return type.text();
    }
}
