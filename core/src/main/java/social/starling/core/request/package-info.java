/**
 * Posts that a person or a program asks for: preflight and submission.
 */
@NullMarked
package social.starling.core.request;

import org.jspecify.annotations.NullMarked;
