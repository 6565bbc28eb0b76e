package dev.migrate.demo.web;

import dev.migrate.demo.ordering.OrderDesk;
import dev.migrate.demo.ordering.OrderRequest;
import dev.migrate.demo.ordering.UnknownProductException;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderController {

    private final OrderDesk desk;

    OrderController(OrderDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/api/orders")
    ResponseEntity<OrderView> place(@Valid @RequestBody OrderRequest request) {
        OrderView order = OrderView.of(desk.place(request));
        return ResponseEntity.created(URI.create("/api/orders/" + order.id())).body(order);
    }

    @GetMapping("/api/orders/{id}")
    ResponseEntity<OrderView> order(@PathVariable long id) {
        return ResponseEntity.of(desk.find(id).map(OrderView::of));
    }

    @ExceptionHandler
    ProblemDetail unknownProduct(UnknownProductException exception) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, exception.getMessage());
    }
}
