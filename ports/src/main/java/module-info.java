/** The vocabulary and the driven ports; needs nothing but the JDK. */
module social.starling.ports {
    requires static org.jspecify;

    exports social.starling.ports.access;
    exports social.starling.ports.account;
    exports social.starling.ports.adapter;
    exports social.starling.ports.archive;
    exports social.starling.ports.backfill;
    exports social.starling.ports.backup;
    exports social.starling.ports.delivery;
    exports social.starling.ports.digest;
    exports social.starling.ports.event;
    exports social.starling.ports.lease;
    exports social.starling.ports.media;
    exports social.starling.ports.money;
    exports social.starling.ports.people;
    exports social.starling.ports.platform;
    exports social.starling.ports.post;
    exports social.starling.ports.publish;
    exports social.starling.ports.route;
    exports social.starling.ports.task;
    exports social.starling.ports.text;
}
