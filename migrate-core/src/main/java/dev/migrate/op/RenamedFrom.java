package dev.migrate.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what the table of an entity or the column of an attribute was called before, so that {@code revision} renames it
 * and keeps what it holds.
 *
 * <p>On an entity it is about the entity's own table, on an attribute about its column, or about the table of a collection
 * that has one. It counts until the history has the new name and may stay afterwards.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.METHOD})
public @interface RenamedFrom {

    /** Returns the former names in the database, the last one first; a name that needs quotes stands between backticks. */
    String[] value();
}
