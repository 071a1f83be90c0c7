/**
 * The shared vocabulary of Starling and its driven ports, one sub-package per topic. Only what crosses a port lives
 * here; what decides lives in core, what does lives in adapters.
 */
@NullMarked
package social.starling.ports;

import org.jspecify.annotations.NullMarked;
