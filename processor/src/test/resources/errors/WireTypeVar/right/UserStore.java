package shop;

import dev.wirecommand.WireCommand;
import java.util.Optional;

class UserStore extends Store<UserStore.User> {
  record User(String name, String mail) {}

  @Override
  @WireCommand("get")
  Optional<User> get(String key) {
    return super.get(key);
  }
}
