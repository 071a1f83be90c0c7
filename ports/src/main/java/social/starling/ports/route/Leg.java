package social.starling.ports.route;

import social.starling.ports.account.AccountId;

/** One direction of a route; reading keeps a cursor for each. */
public record Leg(RouteId route, AccountId source, AccountId target) {}
