package dev.migrate.demo.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.ColumnDefault;
import org.jspecify.annotations.Nullable;

/** A shelf of the shop; categories form a tree. */
@Entity
@Table(
        name = "category",
        comment = "The tree of categories",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uk_category_parent_name",
                        columnNames = {"parent_id", "name"}))
public class Category {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "category_seq")
    @SequenceGenerator(name = "category_seq", initialValue = 100)
    private @Nullable Long id;

    @NotBlank
    @Size(max = 80)
    private String name;

    @NotBlank
    @Size(max = 80)
    @Pattern(regexp = "[a-z0-9-]+")
    @Column(unique = true, comment = "Last part of the address of its page")
    private String slug;

    @ColumnDefault("0")
    private int sortOrder;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "parent_id", foreignKey = @ForeignKey(name = "fk_category_parent"))
    private @Nullable Category parent;

    @OneToMany(mappedBy = "parent")
    @OrderBy("sortOrder")
    private List<Category> children = new ArrayList<>();

    protected Category() {}

    public Category(String name, String slug, @Nullable Category parent) {
        this.name = name;
        this.slug = slug;
        this.parent = parent;
    }

    public @Nullable Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public String getSlug() {
        return slug;
    }

    public int getSortOrder() {
        return sortOrder;
    }

    public @Nullable Category getParent() {
        return parent;
    }

    public List<Category> getChildren() {
        return children;
    }
}
