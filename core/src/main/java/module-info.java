/** The domain logic of Starling, for embedding in any application. */
module social.starling.core {
    requires transitive social.starling.ports;
    requires static org.jspecify;

    exports social.starling.core.account;
    exports social.starling.core.backfill;
    exports social.starling.core.compose;
    exports social.starling.core.delivery;
    exports social.starling.core.embed;
    exports social.starling.core.event;
    exports social.starling.core.lead;
    exports social.starling.core.media;
    exports social.starling.core.monitor;
    exports social.starling.core.platform;
    exports social.starling.core.request;
    exports social.starling.core.restore;
    exports social.starling.core.route;
    exports social.starling.core.sync;
    exports social.starling.core.task;
    exports social.starling.core.text;
}
