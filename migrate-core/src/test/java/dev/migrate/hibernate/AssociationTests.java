package dev.migrate.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SecondaryTable;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.junit.jupiter.api.Test;

class AssociationTests {

    enum Channel {
        MAIL,
        FAX
    }

    @Embeddable
    static class Address {
        String street;
        String city;

        @Enumerated(EnumType.STRING)
        Channel channel;
    }

    @Embeddable
    static class LineId implements Serializable {
        private static final long serialVersionUID = 1L;
        String zone;
        int number;
        String area;
    }

    static class SeatId implements Serializable {
        private static final long serialVersionUID = 1L;
        String row;
        int chair;
    }

    @Entity(name = "Line")
    static class Line {
        @EmbeddedId
        LineId id;

        String text;
    }

    @Entity(name = "LineNote")
    static class LineNote {
        @Id
        long id;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.CASCADE)
        Line line;
    }

    @Entity(name = "Seat")
    @IdClass(SeatId.class)
    static class Seat {
        String colour;

        @Id
        String row;

        @Id
        int chair;
    }

    @Entity(name = "Person")
    @SecondaryTable(name = "person_photo")
    static class Person {
        @Id
        long id;

        @Embedded
        Address home;

        @AttributeOverride(name = "street", column = @Column(name = "work_street"))
        @AttributeOverride(name = "city", column = @Column(name = "work_city", length = 40))
        @AttributeOverride(name = "channel", column = @Column(name = "work_channel"))
        Address work;

        @OneToOne
        Person partner;

        @ManyToOne
        @JoinColumn(name = "boss", foreignKey = @ForeignKey(name = "person_has_boss"))
        Person boss;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        Person unguarded;

        @Column(table = "person_photo")
        byte[] photo;
    }

    @Entity(name = "Passport")
    static class Passport {
        @Id
        long id;

        @MapsId
        @OneToOne
        Person holder;
    }

    @Entity(name = "Club")
    static class Club {
        @Id
        long id;

        @ManyToMany
        Set<Person> members;

        @ManyToMany
        @JoinTable(name = "club_guest")
        List<Person> guests;

        @OneToMany
        @JoinColumn(name = "club_id")
        List<Trip> trips;

        @ElementCollection
        @CollectionTable(name = "club_phone")
        List<String> phones;

        @ElementCollection
        @OrderColumn(name = "place")
        List<Address> rooms;

        @ElementCollection
        Set<String> tags;

        @ElementCollection
        @MapKeyEnumerated(EnumType.STRING)
        Map<Channel, String> contacts;
    }

    @Entity(name = "Author")
    static class Author {
        @Id
        long id;

        @ManyToMany(mappedBy = "writers")
        Set<Work> books;
    }

    @Entity(name = "Work")
    static class Work {
        @Id
        long id;

        @ManyToMany
        @JoinTable(
                name = "work_writer",
                joinColumns = @JoinColumn(name = "work_id"),
                inverseJoinColumns = @JoinColumn(name = "author_id"))
        Set<Author> writers;
    }

    @Entity(name = "Trip")
    static class Trip {
        @Id
        long id;

        String goal;
    }

    @Test
    void theOwningSideOfAManyToManyComesFirstInItsTableAndKey() {
        assertThat(Model.of(Author.class, Work.class).text()).endsWith("""
            table work_writer
              work_id bigint() not null
              author_id bigint() not null
              primary key pk_work_writer [work_id, author_id]
              foreign key fk_work_writer_author_id [author_id] to author [id]
              foreign key fk_work_writer_work_id [work_id] to work [id]
            """);
    }

    @Test
    void compositeKeysAreInTheOrderOfTheirFieldsAndPairUp() {
        assertThat(Model.of(Line.class, LineNote.class, Seat.class).text()).isEqualTo("""
            table line
              zone varchar(255) not null
              number integer() not null
              area varchar(255) not null
              text varchar(255)
              primary key pk_line [zone, number, area]
            table line_note
              id bigint() not null
              line_area varchar(255)
              line_number integer()
              line_zone varchar(255)
              primary key pk_line_note [id]
              foreign key fk_line_note_line_zone_line_number_line_area [line_zone, line_number, line_area] to line [zone, number, area] on delete cascade
            table seat
              row varchar(255) not null
              chair integer() not null
              colour varchar(255)
              primary key pk_seat [row, chair]
            """);
    }

    @Test
    void embeddablesSecondaryTablesAndToOneAssociationsAreReadInPlace() {
        assertThat(Model.of(Person.class, Passport.class).text()).isEqualTo("""
            table passport
              holder_id bigint() not null
              primary key pk_passport [holder_id]
              foreign key fk_passport_holder_id [holder_id] to person [id]
            table person
              id bigint() not null
              street varchar(255)
              city varchar(255)
              channel enumeration("MAIL", "FAX")
              work_street varchar(255)
              work_city varchar(40)
              work_channel enumeration("MAIL", "FAX")
              partner_id bigint()
              boss bigint()
              unguarded_id bigint()
              primary key pk_person [id]
              unique constraint uq_person_partner_id [partner_id]
              foreign key person_has_boss [boss] to person [id]
              foreign key fk_person_partner_id [partner_id] to person [id]
            table person_photo
              id bigint() not null
              photo varbinary(255)
              primary key pk_person_photo [id]
              foreign key fk_person_photo_id [id] to person [id]
            """);
    }

    private static final String COLLECTIONS = """
        table club
          id bigint() not null
          primary key pk_club [id]
        table club_contacts
          club_id bigint() not null
          contacts_key enumeration("MAIL", "FAX") not null
          contacts varchar(255)
          primary key pk_club_contacts [club_id, contacts_key]
          foreign key fk_club_contacts_club_id [club_id] to club [id]
        table club_guest
          club_id bigint() not null
          guests_id bigint() not null
          foreign key fk_club_guest_club_id [club_id] to club [id]
          foreign key fk_club_guest_guests_id [guests_id] to person [id]
        table club_person
          club_id bigint() not null
          members_id bigint() not null
          primary key pk_club_person [club_id, members_id]
          foreign key fk_club_person_club_id [club_id] to club [id]
          foreign key fk_club_person_members_id [members_id] to person [id]
        table club_phone
          club_id bigint() not null
          phones varchar(255)
          foreign key fk_club_phone_club_id [club_id] to club [id]
        table club_rooms
          club_id bigint() not null
          place integer() not null
          street varchar(255)
          city varchar(255)
          channel enumeration("MAIL", "FAX")
          primary key pk_club_rooms [club_id, place]
          foreign key fk_club_rooms_club_id [club_id] to club [id]
          check constraint ck_club_rooms_place: place>=0
        table club_tags
          club_id bigint() not null
          tags varchar(255)
          unique constraint uq_club_tags_club_id_tags [club_id, tags]
          foreign key fk_club_tags_club_id [club_id] to club [id]
        table person
          id bigint() not null
          street varchar(255)
          city varchar(255)
          channel enumeration("MAIL", "FAX")
          work_street varchar(255)
          work_city varchar(40)
          work_channel enumeration("MAIL", "FAX")
          partner_id bigint()
          boss bigint()
          unguarded_id bigint()
          primary key pk_person [id]
          unique constraint uq_person_partner_id [partner_id]
          foreign key person_has_boss [boss] to person [id]
          foreign key fk_person_partner_id [partner_id] to person [id]
        table person_photo
          id bigint() not null
          photo varbinary(255)
          primary key pk_person_photo [id]
          foreign key fk_person_photo_id [id] to person [id]
        table trip
          id bigint() not null
          goal varchar(255)
          club_id bigint()
          primary key pk_trip [id]
          foreign key fk_trip_club_id [club_id] to club [id]
        """;

    @Test
    void collectionsAreTablesWithTheKeyFirst() {
        assertThat(Model.of(Club.class, Person.class, Trip.class).text()).isEqualTo(COLLECTIONS);
    }
}
