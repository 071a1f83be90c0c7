/**
 * Archives as X gives them to its users, made up: exactly in X's form, of any size, the same again for the same seed. What
 * is wrong with an archive on purpose is made by the tests that want it.
 */
@NullMarked
package social.starling.testkit.archive;

import org.jspecify.annotations.NullMarked;
