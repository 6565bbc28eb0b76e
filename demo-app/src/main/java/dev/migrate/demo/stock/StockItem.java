package dev.migrate.demo.stock;

import dev.migrate.demo.catalog.PhysicalProduct;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** How much of a product is in a warehouse. */
@Entity
@Table(
        name = "stock_item",
        check = @CheckConstraint(name = "ck_stock_item_reserved", constraint = "reserved <= quantity"))
public class StockItem {

    @EmbeddedId
    private StockItemId id;

    @MapsId("warehouseId")
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Warehouse warehouse;

    @MapsId("productId")
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @OnDelete(action = OnDeleteAction.CASCADE)
    private PhysicalProduct product;

    @Min(0)
    private int quantity;

    @Min(0)
    @ColumnDefault("0")
    private int reserved;

    @Version
    private long version;

    protected StockItem() {}

    public StockItem(Warehouse warehouse, PhysicalProduct product, int quantity) {
        this.id = new StockItemId(Objects.requireNonNull(warehouse.getId()), Objects.requireNonNull(product.getId()));
        this.warehouse = warehouse;
        this.product = product;
        this.quantity = quantity;
    }

    public StockItemId getId() {
        return id;
    }

    public Warehouse getWarehouse() {
        return warehouse;
    }

    public PhysicalProduct getProduct() {
        return product;
    }

    public int getQuantity() {
        return quantity;
    }

    public int getReserved() {
        return reserved;
    }

    public long getVersion() {
        return version;
    }
}
