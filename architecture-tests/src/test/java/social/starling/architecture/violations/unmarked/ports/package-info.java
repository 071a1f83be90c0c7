/** A door plate without the mark. */
@Deprecated
package social.starling.architecture.violations.unmarked.ports;
