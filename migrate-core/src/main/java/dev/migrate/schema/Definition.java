package dev.migrate.schema;

/**
 * A domain, view, routine or trigger: a text in the database's own words that is replaced as a whole.
 *
 * <p>Databases print such texts in other words than they were given, so that texts are compared only with texts of
 * revisions.
 *
 * @param text the query of a view; the type, default and checks of a domain; what stands behind the name and the arguments
 *     of a routine, or behind the name of a trigger
 */
public record Definition(DefinitionName name, String text) {}
