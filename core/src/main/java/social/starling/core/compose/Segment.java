package social.starling.core.compose;

import social.starling.ports.money.Money;
import social.starling.ports.text.RichText;

/**
 * One post to be.
 *
 * @param text as the target's dialect has rendered it
 * @param length in the units of the target's dialect
 * @param price what the platform bills for creating it
 */
public record Segment(RichText text, int length, Money price) {}
