/**
 * A real PostgreSQL server for tests and benchmarks, from wherever one can be had. What runs on it is the business of
 * those who ask for it.
 */
@NullMarked
package social.starling.testkit.postgres;

import org.jspecify.annotations.NullMarked;
