package dev.migrate.demo.customer;

import java.util.List;

/** How a customer likes the shop to look. */
public record Preferences(String language, boolean darkMode, List<String> favouriteBrands) {}
