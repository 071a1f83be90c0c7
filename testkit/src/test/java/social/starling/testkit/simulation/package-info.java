/** The simulated world is itself put to the test: what it promises must hold before it may judge others. */
@NullMarked
package social.starling.testkit.simulation;

import org.jspecify.annotations.NullMarked;
