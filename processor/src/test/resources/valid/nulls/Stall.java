package nulls;

import dev.wirecommand.WireModule;

/** Joins the classes with commands. */
@WireModule({Shop.class, Stores.Texts.class})
interface Stall {}
