/**
 * Routes between accounts, their rules, and where reading stands on each. Planning along a route is core's.
 */
@NullMarked
package social.starling.ports.route;

import org.jspecify.annotations.NullMarked;
