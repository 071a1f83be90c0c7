/**
 * The one HTTP client of all adapters: time-outs, safe retries of reads, rate limits, address guard, redaction, JSON.
 *
 * <p>What a platform means by an answer is decided in the platform's adapter.
 */
@NullMarked
package social.starling.http;

import org.jspecify.annotations.NullMarked;
