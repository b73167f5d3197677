/** Commands in a package in which a type without an annotation can't be null. */
@NullMarked
package nulls;

import org.jspecify.annotations.NullMarked;
