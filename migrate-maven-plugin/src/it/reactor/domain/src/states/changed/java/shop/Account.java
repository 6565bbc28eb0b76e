package shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Account {

    @Id
    private Long id;

    @Column(nullable = false, length = 80)
    private String name;

    @Column(length = 320)
    private String email;
}
