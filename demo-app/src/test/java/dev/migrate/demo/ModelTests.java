package dev.migrate.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.demo.catalog.Category;
import dev.migrate.demo.catalog.DigitalProduct;
import dev.migrate.demo.catalog.Dimensions;
import dev.migrate.demo.catalog.Licence;
import dev.migrate.demo.catalog.PhysicalProduct;
import dev.migrate.demo.catalog.Product;
import dev.migrate.demo.catalog.ProductFlag;
import dev.migrate.demo.catalog.ProductImage;
import dev.migrate.demo.catalog.Tag;
import dev.migrate.demo.catalog.Translation;
import dev.migrate.demo.common.Money;
import dev.migrate.demo.customer.Cart;
import dev.migrate.demo.customer.Channel;
import dev.migrate.demo.customer.Customer;
import dev.migrate.demo.customer.CustomerProfile;
import dev.migrate.demo.customer.CustomerStatus;
import dev.migrate.demo.customer.Preferences;
import dev.migrate.demo.customer.Review;
import dev.migrate.demo.ordering.CardPayment;
import dev.migrate.demo.ordering.Coupon;
import dev.migrate.demo.ordering.InvoicePayment;
import dev.migrate.demo.ordering.Order;
import dev.migrate.demo.ordering.OrderStatus;
import dev.migrate.demo.ordering.Payment;
import dev.migrate.demo.ordering.Shipment;
import dev.migrate.demo.ordering.TransferPayment;
import dev.migrate.demo.stock.StockItem;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

class ModelTests {

    private static final Map<TestDatabase, ConfigurableApplicationContext> SHOPS = new EnumMap<>(TestDatabase.class);
    private static final List<FreshDatabase> DATABASES = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void productsComeBackAsTheyWereSaved(TestDatabase product) {
        withSavedShop(product, entities -> {
            PhysicalProduct lamp = (PhysicalProduct) bySku(entities, "LAMP-1");
            assertThat(lamp.getPrice()).isEqualTo(Money.euro("49.90"));
            assertThat(lamp.getListPrice()).isEqualTo(Money.euro("59.90"));
            assertThat(lamp.getDescription()).hasSize(6000).startsWith("Warm light. Warm");
            assertThat(lamp.getDimensions()).isEqualTo(new Dimensions(400, 150, 150));
            assertThat(lamp.getReleasedOn()).isEqualTo(LocalDate.of(2026, 2, 28));
            assertThat(lamp.isActive()).isTrue();
            assertThat(lamp.getAttributes()).containsEntry("icon", "💡").containsEntry("watts", 7);
            assertThat(lamp.getBrand()).isNotNull();
            assertThat(lamp.getBrand().getLogo()).containsExactly(1, 2, 3);
            assertThat(lamp.getCreatedAt()).isNotNull();

            DigitalProduct album = (DigitalProduct) bySku(entities, "SONG-1");
            assertThat(album.getLicence()).isEqualTo(Licence.FAMILY);
            assertThat(album.getPlayingTime()).isEqualTo(Duration.ofMinutes(47));
            assertThat(album.getListPrice()).isNull();
        });
    }

    @ParameterizedTest
    @EnumSource
    void collectionsComeBackAsTheyWereSaved(TestDatabase product) {
        withSavedShop(product, entities -> {
            Product lamp = bySku(entities, "LAMP-1");
            assertThat(lamp.getTags()).extracting(Tag::getName).containsExactly("led");
            assertThat(lamp.getFlags()).containsExactlyInAnyOrder(ProductFlag.NEW, ProductFlag.BESTSELLER);
            assertThat(lamp.getImages())
                    .containsExactly(
                            new ProductImage("/lamp-2.jpg", "from the side"), new ProductImage("/lamp-1.jpg", null));
            assertThat(lamp.getTranslations())
                    .containsEntry("de", new Translation("Schreibtischlampe", "Warmes Licht"));
            Category parent = lamp.getCategory().getParent();
            assertThat(parent).isNotNull();
            assertThat(parent.getChildren()).extracting(Category::getName).containsExactly("Light");
        });
    }

    @ParameterizedTest
    @EnumSource
    void customersComeBackAsTheyWereSaved(TestDatabase product) {
        withSavedShop(product, entities -> {
            Customer customer = single(entities, Customer.class);
            assertThat(customer.getStatus()).isEqualTo(CustomerStatus.ACTIVE);
            assertThat(customer.getBirthday()).isEqualTo(LocalDate.of(1990, 12, 10));
            assertThat(customer.getBillingAddress()).isEqualTo(SampleShop.BERLIN);
            assertThat(customer.getShippingAddress()).isNull();
            assertThat(customer.getContacts()).containsEntry(Channel.PHONE, "+49 30 123456");

            CustomerProfile profile = single(entities, CustomerProfile.class);
            assertThat(profile.getCustomerId()).isEqualTo(customer.getId());
            assertThat(profile.getPreferences()).isEqualTo(new Preferences("de", true, List.of("Lumen")));
            assertThat(profile.getBiography()).isEqualTo("Counts.");

            Cart cart = single(entities, Cart.class);
            assertThat(cart.getKeepFor()).isEqualTo(Duration.ofDays(30));
            assertThat(cart.getItems()).hasSize(1);
            assertThat(single(entities, Review.class).getRating()).isEqualTo(5);
            assertThat(single(entities, StockItem.class).getQuantity()).isEqualTo(12);
        });
    }

    @ParameterizedTest
    @EnumSource
    void ordersComeBackAsTheyWereSaved(TestDatabase product) {
        withSavedShop(product, entities -> {
            Order order = single(entities, Order.class);
            assertThat(order.getStatus()).isEqualTo(OrderStatus.PLACED);
            assertThat(order.getTotal()).isEqualTo(Money.euro("109.79"));
            assertThat(order.getLines())
                    .extracting(line -> line.getProduct().getSku())
                    .containsExactly("LAMP-1", "SONG-1");
            assertThat(order.getCoupons()).extracting(Coupon::getCode).containsExactly("WINTER");
            assertThat(single(entities, Shipment.class).getTrackingCode()).isEqualTo("RR123");
            assertThat(entities.createQuery("from Payment order by money.amount", Payment.class)
                            .getResultList())
                    .hasExactlyElementsOfTypes(TransferPayment.class, InvoicePayment.class, CardPayment.class);
        });
    }

    @ParameterizedTest
    @EnumSource
    void instantsKeepTheirMoment(TestDatabase product) {
        withSavedShop(product, entities -> {
            Order order = single(entities, Order.class);
            assertThat(order.getPlacedAt()).isEqualTo(SampleShop.PLACED_AT);
        });
    }

    @ParameterizedTest
    @EnumSource
    void theDatabaseRefusesWhatTheModelForbids(TestDatabase product) {
        withSavedShop(product, entities -> assertThatThrownBy(
                        () -> entities.createNativeQuery("update stock_item set reserved = quantity + 1")
                                .executeUpdate())
                .hasMessageMatching("(?is).*ck_stock_item_reserved.*"));
    }

    /** Each product's shop is started and filled once; what a test does to it is taken back. */
    private static void withSavedShop(TestDatabase product, Consumer<EntityManager> test) {
        ConfigurableApplicationContext shop = SHOPS.computeIfAbsent(product, ModelTests::savedShop);
        EntityManager entities = shop.getBean(EntityManager.class);
        shop.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            test.accept(entities);
            status.setRollbackOnly();
        });
    }

    private static ConfigurableApplicationContext savedShop(TestDatabase product) {
        FreshDatabase database = product.create();
        DATABASES.add(database);
        ConfigurableApplicationContext shop = start(database);
        new SampleShop(shop.getBean(EntityManager.class), shop.getBean(TransactionTemplate.class)).save();
        return shop;
    }

    @AfterAll
    static void close() {
        SHOPS.values().forEach(ConfigurableApplicationContext::close);
        DATABASES.forEach(FreshDatabase::close);
    }

    private static ConfigurableApplicationContext start(FreshDatabase database) {
        return new SpringApplicationBuilder(ShopApplication.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password(),
                        "--spring.jpa.hibernate.ddl-auto=create",
                        "--migrate.enabled=false");
    }

    private static Product bySku(EntityManager entities, String sku) {
        return entities.createQuery("from Product where sku = :sku", Product.class)
                .setParameter("sku", sku)
                .getSingleResult();
    }

    private static <T> T single(EntityManager entities, Class<T> type) {
        return entities.createQuery("from " + type.getName(), type).getSingleResult();
    }
}
