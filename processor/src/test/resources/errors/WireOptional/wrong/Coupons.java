package shop;

import dev.wirecommand.WireCommand;
import java.util.Optional;

interface Coupons {
  @WireCommand("redeem")
  void redeem(String order, Optional<Optional<String>> coupon);
}
