package dev.migrate.demo.web;

import dev.migrate.demo.catalog.Catalog;
import dev.migrate.demo.catalog.ProductView;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ProductController {

    private final Catalog catalog;

    ProductController(Catalog catalog) {
        this.catalog = catalog;
    }

    @GetMapping("/api/products")
    List<ProductView> products() {
        return catalog.forSale();
    }
}
