/** An application whose history is tested. */
package dev.migrate.test.shop;
