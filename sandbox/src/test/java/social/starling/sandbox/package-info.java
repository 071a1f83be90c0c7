/** Every strictness of the sandbox, proved over HTTP. */
@NullMarked
package social.starling.sandbox;

import org.jspecify.annotations.NullMarked;
