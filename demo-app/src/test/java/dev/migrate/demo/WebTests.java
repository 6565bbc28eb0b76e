package dev.migrate.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:web",
            "spring.jpa.hibernate.ddl-auto=create-drop",
            "migrate.enabled=false"
        })
@AutoConfigureMockMvc
@Transactional
class WebTests {

    private static final String ORDER = """
            {"email": "grace@example.com", "firstName": "Grace", "lastName": "Guest",
             "address": {"street": "Market Street 1", "postalCode": "10115", "city": "Berlin", "country": "DE"},
             "lines": [{"sku": "%s", "quantity": %d}]}
            """;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private EntityManager entities;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void saveLamp() {
        new SampleShop(entities, transaction).lamp();
        entities.flush();
        entities.clear();
    }

    @Test
    void productsForSaleAreListed() {
        assertThat(mvc.get().uri("/api/products")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                        [{"sku": "LAMP-1", "name": "Desk lamp", "category": "Light", "brand": "Lumen & Söhne",
                          "price": {"amount": 49.90, "currency": "EUR"}, "icon": "💡", "download": false,
                          "flags": ["NEW", "BESTSELLER"]}]
                        """);
    }

    @Test
    void anOrderIsPlacedAndFoundAgain() {
        MvcTestResult placed = post(ORDER.formatted("LAMP-1", 2));

        assertThat(placed).hasStatus(HttpStatus.CREATED).containsHeader(HttpHeaders.LOCATION);
        assertThat(mvc.get().uri(placed.getResponse().getHeader(HttpHeaders.LOCATION)))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"status": "PLACED", "customer": "grace@example.com",
                         "total": {"amount": 99.80, "currency": "EUR"},
                         "lines": [{"sku": "LAMP-1", "quantity": 2}]}
                        """);
    }

    @Test
    void anOrderForAnUnknownProductIsRefused() {
        assertThat(post(ORDER.formatted("NONE", 1)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .isLenientlyEqualTo("{\"detail\": \"There is no product 'NONE'.\"}");
    }

    @Test
    void anOrderOfNothingIsRefused() {
        assertThat(post(ORDER.formatted("LAMP-1", 0))).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void anUnknownOrderIsNotFound() {
        assertThat(mvc.get().uri("/api/orders/4711")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void theFrontPageIsServed() {
        assertThat(mvc.get().uri("/index.html")).hasStatusOk().bodyText().contains("<title>Shop</title>");
    }

    private MvcTestResult post(String body) {
        return mvc.post()
                .uri("/api/orders")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
