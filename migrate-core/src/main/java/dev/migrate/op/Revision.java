package dev.migrate.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a {@link Migration} a revision: says which one it is and which it follows. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Revision {

    /** The revision's id: up to 64 characters, without {@code @ + - :}. */
    String id();

    /** The ids of the revisions it follows: one, several for a merge, none for a base. */
    String[] down() default {};

    /** The labels of the branch that starts here. */
    String[] labels() default {};

    /** The ids or labels of revisions that must have run before, without being followed. */
    String[] dependsOn() default {};

    /**
     * The ids of the revisions that it stands for, in the order of a run: where the last of them is applied, so is this one.
     */
    String[] replaces() default {};

    /** What the revision does, in a few words. */
    String message() default "";

    /** The database and version it was generated for, such as {@code postgresql:16}, or empty. */
    String database() default "";
}
