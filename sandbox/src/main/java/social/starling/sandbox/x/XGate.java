package social.starling.sandbox.x;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import social.starling.sandbox.RateWindow;
import social.starling.sandbox.Refusal;
import social.starling.sandbox.Route;
import social.starling.sandbox.Shelf;
import social.starling.sandbox.WireReply;
import social.starling.sandbox.WireRequest;

/** What stands before every API call: credentials, scopes, rate windows, credit; it puts the headers on every answer. */
final class XGate {
    private final XAccess access;
    private final XLimits limits;
    private final XWorld world;
    private final Shelf<XBill.Sheet> bills;

    XGate(XAccess access, XLimits limits, XWorld world, Shelf<XBill.Sheet> bills) {
        this.bills = bills;
        this.access = access;
        this.limits = limits;
        this.world = world;
    }

    Route.Endpoint guard(XLimit limit, Set<String> scopes, Call call) {
        return request -> {
            XAccess.Caller caller = access.caller(request, scopes);
            List<Counted> counted = new ArrayList<>();
            counted.add(new Counted("x-rate-limit", limit, limits.spend(limit, caller)));
            if (limit == XLimit.CREATE) {
                counted.add(
                        new Counted("x-app-limit-24hour", XLimit.CREATE_APP, limits.spend(XLimit.CREATE_APP, caller)));
            }
            WireReply reply = judge(counted, caller, request, call);
            for (Counted one : counted) {
                reply = withHeaders(reply, one);
            }
            return reply;
        };
    }

    /** The bill of an app. */
    XBill bill(XApp app) {
        return new XBill(bills, app.clientId());
    }

    private WireReply judge(List<Counted> counted, XAccess.Caller caller, WireRequest request, Call call) {
        try {
            for (Counted one : counted) {
                if (!one.reading.allowed()) {
                    throw XProblems.tooMany(
                            one.limit + " allows " + one.reading.limit() + " calls per " + one.reading.length());
                }
            }
            if (!bill(caller.app()).isSolvent()) {
                throw XProblems.noCredits(world.settings().creditsType());
            }
            return call.answer(caller, request);
        } catch (Refusal refusal) {
            return refusal.reply();
        }
    }

    private static WireReply withHeaders(WireReply reply, Counted one) {
        return reply.with(one.prefix + "-limit", Integer.toString(one.reading.limit()))
                .with(one.prefix + "-remaining", Integer.toString(one.reading.remaining()))
                .with(one.prefix + "-reset", Long.toString(one.reading.resetSeconds()));
    }

    private record Counted(String prefix, XLimit limit, RateWindow.Reading reading) {}

    /** An API call of a known caller. */
    @FunctionalInterface
    interface Call {
        WireReply answer(XAccess.Caller caller, WireRequest request);
    }
}
