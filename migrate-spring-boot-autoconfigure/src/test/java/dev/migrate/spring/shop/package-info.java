/** An application under test. */
package dev.migrate.spring.shop;
