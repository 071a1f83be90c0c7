package social.starling.ports.publish;

/** What a delivery carries; frozen when it is planned. */
public sealed interface Payload permits Content, Removal {}
