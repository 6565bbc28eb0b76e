/** An application under test that keeps its data in two databases. */
package dev.migrate.spring.billing;
