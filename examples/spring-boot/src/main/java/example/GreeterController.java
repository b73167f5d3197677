package example;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Answers over HTTP what the command answers. */
@RestController
class GreeterController {
  private final Greeter greeter;

  GreeterController(Greeter greeter) {
    this.greeter = greeter;
  }

  @GetMapping("/greet/{name}")
  String greet(@PathVariable("name") String name) {
    return greeter.greet(name);
  }
}
