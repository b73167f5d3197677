package shop;

import dev.wirecommand.WireModule;
import stock.Stock;

@WireModule(Stock.class)
interface Shop {}
