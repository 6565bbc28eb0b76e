package dev.migrate.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OptionTextTests {

    @Test
    void valuesEndAtCommasOutsideTextsAndParentheses() {
        assertThat(OptionText.splitValues("account.kind:(coalesce(a, b)), person.name:'a, (b', person.`x,y`:1"))
                .containsExactly("account.kind:(coalesce(a, b))", "person.name:'a, (b'", "person.`x,y`:1");
    }

    @Test
    void aParenthesisTooManyEndsNothing() {
        assertThat(OptionText.splitValues("a.b:1),c.d:2")).containsExactly("a.b:1)", "c.d:2");
    }
}
