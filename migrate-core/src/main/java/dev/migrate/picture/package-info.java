/** Pictures of a graph of revisions: as text, Mermaid, Graphviz and SVG. */
@NullMarked
package dev.migrate.picture;

import org.jspecify.annotations.NullMarked;
