package dev.migrate.demo.catalog;

import dev.migrate.demo.common.Money;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A product as visitors of the shop see it. */
public record ProductView(
        String sku,
        String name,
        String category,
        @Nullable String brand,
        Money price,
        @Nullable Money listPrice,
        @Nullable String icon,
        boolean download,
        Set<ProductFlag> flags) {

    static ProductView of(Product product) {
        Brand brand = product.getBrand();
        return new ProductView(
                product.getSku(),
                product.getName(),
                product.getCategory().getName(),
                brand == null ? null : brand.getName(),
                product.getPrice(),
                product.getListPrice(),
                Objects.toString(product.getAttributes().get("icon"), null),
                product instanceof DigitalProduct,
                new TreeSet<>(product.getFlags()));
    }
}
