package dev.migrate.demo;

import dev.migrate.demo.catalog.Brand;
import dev.migrate.demo.catalog.Category;
import dev.migrate.demo.catalog.DigitalProduct;
import dev.migrate.demo.catalog.Dimensions;
import dev.migrate.demo.catalog.Licence;
import dev.migrate.demo.catalog.PhysicalProduct;
import dev.migrate.demo.catalog.ProductFlag;
import dev.migrate.demo.catalog.ProductImage;
import dev.migrate.demo.catalog.Tag;
import dev.migrate.demo.catalog.Translation;
import dev.migrate.demo.common.Address;
import dev.migrate.demo.common.Money;
import dev.migrate.demo.customer.Cart;
import dev.migrate.demo.customer.Channel;
import dev.migrate.demo.customer.Customer;
import dev.migrate.demo.customer.CustomerProfile;
import dev.migrate.demo.customer.Preferences;
import dev.migrate.demo.customer.Review;
import dev.migrate.demo.ordering.CardPayment;
import dev.migrate.demo.ordering.Carrier;
import dev.migrate.demo.ordering.Coupon;
import dev.migrate.demo.ordering.InvoicePayment;
import dev.migrate.demo.ordering.Order;
import dev.migrate.demo.ordering.Shipment;
import dev.migrate.demo.ordering.TransferPayment;
import dev.migrate.demo.stock.StockItem;
import dev.migrate.demo.stock.Warehouse;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rows of every kind, each saved in a transaction of its own.
 *
 * <p>On SQLite Hibernate takes the numbers of a sequence from a table, over a second connection: it would wait for a
 * transaction that has already written.
 */
final class SampleShop {

    static final Address BERLIN = new Address("Market Street 1", "10115", "Berlin", "DE");
    static final Instant PLACED_AT = Instant.parse("2026-11-20T10:15:30.123Z");

    private final EntityManager entities;
    private final TransactionTemplate transaction;

    SampleShop(EntityManager entities, TransactionTemplate transaction) {
        this.entities = entities;
        this.transaction = transaction;
    }

    void save() {
        PhysicalProduct lamp = lamp();
        DigitalProduct album = album(lamp.getCategory());
        Customer customer = customer();
        Warehouse warehouse = saved(new Warehouse("BER-1", BERLIN));
        saved(new StockItem(warehouse, lamp, 12));
        saved(new Review(lamp, customer, 5, "Bright"));
        Cart cart = new Cart(customer);
        cart.add(lamp, 2);
        saved(cart);
        order(customer, lamp, album, warehouse);
    }

    PhysicalProduct lamp() {
        Category home = saved(new Category("Home", "home", null));
        Category light = saved(new Category("Light", "light", home));
        Brand brand = new Brand("Lumen & Söhne", "https://lumen.example");
        brand.setLogo(new byte[] {1, 2, 3});
        PhysicalProduct lamp = new PhysicalProduct("LAMP-1", "Desk lamp", Money.euro("49.90"), light, 1200);
        lamp.setBrand(saved(brand));
        lamp.setListPrice(Money.euro("59.90"));
        lamp.setDescription("Warm light. ".repeat(500));
        lamp.setDimensions(new Dimensions(400, 150, 150));
        lamp.setReleasedOn(LocalDate.of(2026, 2, 28));
        lamp.putAttribute("icon", "💡");
        lamp.putAttribute("watts", 7);
        lamp.getTags().add(saved(new Tag("led")));
        lamp.getFlags().addAll(Set.of(ProductFlag.NEW, ProductFlag.BESTSELLER));
        lamp.getImages().add(new ProductImage("/lamp-2.jpg", "from the side"));
        lamp.getImages().add(new ProductImage("/lamp-1.jpg", null));
        lamp.getTranslations().put("de", new Translation("Schreibtischlampe", "Warmes Licht"));
        return saved(lamp);
    }

    private DigitalProduct album(Category category) {
        DigitalProduct album = new DigitalProduct(
                "SONG-1", "Evening songs", Money.euro("9.99"), category, "/files/songs.zip", Licence.FAMILY);
        album.setPlayingTime(Duration.ofMinutes(47));
        return saved(album);
    }

    private Customer customer() {
        Customer customer = new Customer("ada@example.com", "Ada", "Byron", BERLIN);
        customer.setBirthday(LocalDate.of(1990, 12, 10));
        customer.getContacts().put(Channel.PHONE, "+49 30 123456");
        saved(customer);
        CustomerProfile profile = new CustomerProfile(customer, new Preferences("de", true, List.of("Lumen")));
        profile.setBiography("Counts.");
        saved(profile);
        return customer;
    }

    private void order(Customer customer, PhysicalProduct lamp, DigitalProduct album, Warehouse warehouse) {
        Order order = new Order("S-1", customer, PLACED_AT, BERLIN);
        order.add(lamp, 2);
        order.add(album, 1);
        order.getCoupons().add(saved(new Coupon("WINTER", new BigDecimal("12.50"), LocalDate.of(2026, 11, 1), null)));
        saved(order);
        saved(new CardPayment(order, Money.euro("50.00"), "4242", LocalDate.of(2029, 1, 31)));
        saved(new InvoicePayment(order, Money.euro("40.00"), "I-1"));
        saved(new TransferPayment(order, Money.euro("19.79"), null));
        saved(new Shipment(order, warehouse, Carrier.POST, "RR123"));
    }

    private <T> T saved(T entity) {
        transaction.executeWithoutResult(status -> entities.persist(entity));
        return entity;
    }
}
