package dev.migrate.demo.catalog;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows what the shop sells. */
@Service
@Transactional(readOnly = true)
public class Catalog {

    private final ProductRepository products;

    Catalog(ProductRepository products) {
        this.products = products;
    }

    /** Returns what is for sale, by name. */
    public List<ProductView> forSale() {
        return products.findByActiveTrueOrderByName().stream()
                .map(ProductView::of)
                .toList();
    }
}
