/** The shop's HTTP interface. */
@NullMarked
package dev.migrate.demo.web;

import org.jspecify.annotations.NullMarked;
