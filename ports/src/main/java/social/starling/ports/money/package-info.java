/**
 * What a call to a platform costs: amounts and price lists. Budgets that are enforced live with the account.
 */
@NullMarked
package social.starling.ports.money;

import org.jspecify.annotations.NullMarked;
