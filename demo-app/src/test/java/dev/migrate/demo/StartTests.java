package dev.migrate.demo;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

/** The shop as the README starts it. */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:start;DB_CLOSE_DELAY=-1")
@AutoConfigureMockMvc
class StartTests {

    @Autowired
    private MockMvc web;

    @Test
    void shelvesAreStockedByTheHistory() throws Exception {
        web.perform(get("/api/products")).andExpect(status().isOk()).andExpect(jsonPath("$", hasSize(8)));
    }

    @Test
    void migrationsAreShown() throws Exception {
        String migrations = "$.contexts.shop.migrations.migrate";
        web.perform(get("/actuator/migrations"))
                .andExpect(status().isOk())
                .andExpect(jsonPath(migrations + ".dialect", is("h2")))
                .andExpect(jsonPath(migrations + ".upToDate", is(true)))
                .andExpect(jsonPath(migrations + ".pending", hasSize(0)))
                .andExpect(jsonPath(migrations + ".history", hasSize(7)));
    }
}
