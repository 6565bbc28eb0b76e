package dev.migrate.test.shop;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application with two entities and a few histories to choose from. */
@SpringBootApplication
public class ShopApplication {}
